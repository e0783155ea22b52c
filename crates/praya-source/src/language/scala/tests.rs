use insta::assert_snapshot;

use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.scala", Language::Scala, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn packages_and_imports() {
    assert_snapshot!(lowered(r#"
package bank.pay
package inner
import a.b.{C => D, E, F => _, _}
import a.b._
import x.y.*, z.w
import p.q.{given, R as S}
import javax.crypto.Cipher
package object shared { val Q = 1; def f = Q }
type Name = java.lang.String
val top = "x"
def free(x: Int): Int = x
"#), @r#"
    package bank.pay.inner
    import D = a.b.C
    import E = a.b.E
    import  = a.b
    import  = a.b
    import  = x.y
    import w = z.w
    import  = p.q
    import S = p.q.R
    import Cipher = javax.crypto.Cipher
    1: module #0 (| )
      let Q = 1  @9
      let Name = java.lang.String  @10
      let top = "x"  @11
    9: fn #1 f(| )
      return Q  @9
    12: fn #2 free(| x: Int): Int
      return x  @12
    "#);
}

#[test]
fn classes_and_objects() {
    assert_snapshot!(lowered(r#"
object Key extends App with T {
  val Alg = "AES"
  lazy val made: Int = make()
  private var v, w = 1
  val (a, b) = pair
  def f(x: Int = 2, ys: String*)(implicit z: Int): Int = { g(); x + 1 }
  def p: String = "x"
  def proc() { h() }
  type M = Map[String, Int]
  println("once")
}
class Key[T](val bits: Int = 2048, name: String, private var z: Int) extends Base[Int](bits) with I { self =>
  val c = Cipher.getInstance(name)
  val lit = 3
  def this(s: String) = this(1, s, 3)
  println(bits)
  class Inner
}
case class P(x: Int)
trait Tr { def t: Int; val u = go(); var open: Int = _ }
enum Color { case Red, Green; case Blue(v: Int) }
object Empty
"#), @r#"
    2: type#0 Key(App, T, Base, I)
      3: const Alg = "AES"
      4: const made: Int = make()
      5: static v = 1
      5: static w = 1
      6: const a
      6: const b
      10: const M = Map
      13: field bits: Int
      13: field name: String
      13: field z: Int
      14: final c
      15: final lit = 3
    18: type#1 Inner() in type#0
    20: type#2 P()
      20: field x: Int
    21: type#3 Tr()
      21: final u
      21: field open: Int
    22: type#4 Color()
      22: const Red: Color = new Color(){}
      22: const Green: Color = new Color(){}
    22: type#5 Blue() in type#4
      22: field v: Int
    23: type#6 Empty()
    1: module #0 (| )
    7: static #1 type#0 f(| x: Int = 2, ...ys: String, z: Int): Int
      g()  @7
      return (x Add 1)  @7
    8: static #2 type#0 p(| ): String
      return "x"  @8
    9: static #3 type#0 proc(| )
      return h()  @9
    2: static initializer #4 type#0 Key(| )
      [a, b] = pair  @6
      println("once")  @11
    16: constructor #5 type#0 Key(| s: String)
      return this(1, s, 3)  @16
    13: constructor #6 type#0 Key(| bits: Int = 2048, name: String, z: Int)
      super(bits)  @13
      this.bits = bits  @13
      this.name = name  @13
      this.z = z  @13
      this.c = Cipher.getInstance(name)  @14
      println(bits)  @17
    20: constructor #7 type#2 P(| x: Int)
      this.x = x  @20
    21: instance initializer #8 type#3 Tr(| )
      this.u = go()  @21
    22: constructor #9 type#5 Blue(| v: Int)
      this.v = v  @22
    "#);
}

#[test]
fn calls() {
    assert_snapshot!(lowered(r#"
object A {
  def f() = {
    val k = new SecretKeySpec(bytes, "AES") { override def x = 1; val y = go(); run() }
    val n = new Foo
    val both = new Foo(1) with Bar { go() }
    val o = new a.b.C[Int](1)(2)
    f(a = 1, xs: _*)
    list.map(_.x).filter { v => v > 1 }.foreach { case (k, v) => use(k) }
    use(1)(2) { z }
    Seq(1, 2); List("a", xs: _*); Map("a" -> 1, "b" -> 2); Array(1.toByte, -2.toByte); new Array[Byte](16)
    Array.ofDim[Byte](3); Array.fill(4)(0); Some("x"); None; Nil; (1, "x")
    x.asInstanceOf[Foo].y; classOf[a.Foo]; f[Int](1); xs map f filter g; xs toArray;
    a -> b; a :: b :: Nil; a :+ b; x foo y; !x; x shl 2
    val fn = (a: Int, b: Int) => a + b
    val inc: Int => Int = _ + 1
    val each = foo(_, 1)
    val eta = a.b _
    arr(0) = 1
    arr(0)
    def local(a: Int) = a
    extract[Key]("k").get
  }
}
"#), @r#"
    2: type#0 A()
    4: type#1 (SecretKeySpec) in type#0
      4: final y
    6: type#2 (Foo) in type#0
    1: module #0 (| )
    3: static #1 type#0 f(| )
      let k = new SecretKeySpec(bytes, "AES"){}  @4
      let n = new Foo(){}  @5
      let both = new Foo(1){}  @6
      let o = new a.b.C(1, 2){}  @7
      f(a: 1, ...xs)  @8
      list.map(lambda #5).filter(lambda #6).foreach(lambda #7)  @9
      use(1, 2, z)  @10
      [1, 2]  @11
      (["a"] Add xs)  @11
      {"a": 1, "b": 2}  @11
      [1, -2]  @11
      sized(16)  @11
      sized(3)  @12
      sized(4)  @12
      "x"  @12
      null  @12
      []  @12
      [1, "x"]  @12
      x.y  @13
      a.Foo  @13
      f(1)  @13
      xs.map(f).filter(g)  @13
      xs.toArray  @13
      [a, b]  @14
      ([a] Add ([b] Add []))  @14
      (a Add [b])  @14
      x.foo(y)  @14
      Not(x)  @14
      x.shl(2)  @14
      let fn = lambda #8  @15
      let inc = lambda #9  @16
      let each = lambda #10  @17
      let eta = a.b  @18
      arr[0] = 1  @19
      arr(0)  @20
      let local = lambda #11  @21
      return extract("k").get  @22
    4: method #2 type#1 in #1 x(| )
      return 1  @4
    4: instance initializer #3 type#1 in #1 (| )
      this.y = go()  @4
      run()  @4
    6: instance initializer #4 type#2 in #1 (| )
      go()  @6
    9: lambda #5 type#0 in #1 (| _)
      return _.x  @9
    9: lambda #6 type#0 in #1 (| v)
      return (v Greater 1)  @9
    9: lambda #7 type#0 in #1 (| (argument))
      return match (argument) { ?<a pattern that is no constant> => use(k) }  @9
    15: lambda #8 type#0 in #1 (| a: Int, b: Int)
      return (a Add b)  @15
    16: lambda #9 type#0 in #1 (| _)
      return (_ Add 1)  @16
    17: lambda #10 type#0 in #1 (| _)
      return foo(_, 1)  @17
    21: lambda #11 type#0 in #1 (| a: Int)
      return a  @21
    "#);
}

#[test]
fn values() {
    assert_snapshot!(lowered(r#"
object A {
  def f(): Int = {
    val s = s"a${b.c}d$e\n$$" + f"x$y%2d" + raw"r\n" + sql"q$z"
    val t = "tab\t\u0041" + """multi
  "raw"\n""" + 'c'
    val m = k match { case 1 | 2 => "a"; case x: String if x.isEmpty() => "b"; case Some(y) => y; case Const => 1; case `z` => 2; case other => { g(); other } }
    val i = if (a) 1 else if (b) 2 else { x(); 3 }
    val tr = try r() catch { case e: E => null } finally z()
    val fy = for { x <- xs; y = x + 1 } yield y
    val n = 0xFFL + 1_000 - 1.5
    val Some(q) = opt
    val u = x.getOrElse(throw new E("m"))
    x match {
      case "AES" => 1
      case _ => return 2
    }
  }
}
"#), @r#"
    2: type#0 A()
    1: module #0 (| )
    3: static #1 type#0 f(| ): Int
      let s = (((template("a", b.c, "d", e, "\n$") Add template("x", ?<a formatted value>, "%2d")) Add "r\\n") Add ?<an interpolator of its own>)  @4
      let t = (("tab\tA" Add "multi\n  \"raw\"\\n") Add "c")  @5
      let m = match k { 1, 2 => "a"; { x.isEmpty()  @7; ?<a guard> } => { let x = k  @7; "b" }; ?<a pattern that is no constant> => y; Const => 1; z => 2;  => { let other = k  @7; { g()  @7; other } } }  @7
      let i = (a ? 1 : (b ? 2 : { x()  @8; 3 }))  @8
      let tr = { try; finally;   z()  @9; (?<whether an exception is thrown> ? r() : { let e = ?<an exception>  @9; null }) }  @9
      let fy = { loop for x in xs;   y = (x Add 1)  @10;   y  @10; ?<a comprehension> }  @10
      let n = ((255 Add 1000) Subtract ?<a fraction>)  @11
      opt  @12
      let q = ?<part of a pattern>  @12
      let u = x.getOrElse({ throw new E("m"){}  @13; ?<never a value> })  @13
      return match x { "AES" => 1;  => { return 2  @16; ?<never a value> } }  @14
    "#);
}

#[test]
fn statements() {
    assert_snapshot!(lowered(r#"
object A {
  def f(): Unit = {
    if (a) b() else if (c) { d() } else e()
    k match { case 1 => a(); case x => b(x) }
    try { a() } catch { case e: E => b() } finally { c() }
    for (i <- 0 until 3; j <- xs if j > 1; k = j) println(i)
    while (x) { b() }
    do { c() } while (y)
    x = y; x += 1; this.x = 2; super.y()
    throw new E("m")
  }
}
"#), @r#"
    2: type#0 A()
    1: module #0 (| )
    3: static #1 type#0 f(| ): Unit
      if a  @4
        b()  @4
      else
        if c  @4
          d()  @4
        else
          e()  @4
      switch k  @5
      case 1
        a()  @5
      case
        let x = k  @5
        b(x)  @5
      try
        a()  @6
      catch
        let e = ?<an exception>  @6
        b()  @6
      finally
        c()  @6
      loop for i in 0.until(3)
        loop for j in xs
          k = j  @7
          println(i)  @7
      loop while x
        b()  @8
      loop
        c()  @9
      x = y  @10
      x = (x Add 1)  @10
      this.x = 2  @10
      super.y()  @10
      throw new E("m"){}  @11
    "#);
}

#[test]
fn indentation() {
    assert_snapshot!(lowered(r#"
object Indent:
  val a = 1
  def b =
    c()
    d
  extension (s: String) def ext: Int = s.length
  given ord: Ord[Int] = new Ord
def top(x: Int): Int =
  val y = list.map:
    x => x + 1
  if x > 1 then y
  else z
"#), @r#"
    2: type#0 Indent()
      3: const a = 1
      8: const ord = new Ord(){}
    1: module #0 (| )
    4: static #1 type#0 b(| )
      c()  @5
      return d  @6
    7: fn #2 type#0 ext(s | ): Int
      return s.length  @7
    9: fn #3 top(| x: Int): Int
      let y = list.map(lambda #4)  @10
      return ((x Greater 1) ? y : z)  @12
    11: lambda #4 in #3 (| x)
      return (x Add 1)  @11
    "#);
}

#[test]
fn broken_text_keeps_what_can_be_read() {
    assert_snapshot!(lowered(r#"
class A {
  def f() = { Cipher.getInstance("AES"; use(1) }
  @@ def g() = MessageDigest.getInstance("MD5")
}
"#), @r#"
    2: type#0 A()
    1: module #0 (| )
    4: method #1 type#0 g(| )
      return MessageDigest.getInstance("MD5")  @4
    2: instance initializer #2 type#0 A(| )
      f  @3
      ?<an expression of a kind that is not modelled>  @3
      block
        Cipher.getInstance("AES")  @3
        use(1)  @3
    syntax errors: [3]
    "#);
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [
        ("(", ")"),
        ("f(", ")"),
        ("{ ", "}"),
        ("class A {\n", "\n}"),
        ("x match { case 1 => ", "}"),
        ("s\"${", "}\""),
        ("for (a <- b; c <- d) ", ""),
        ("a :: ", ""),
    ] {
        lowered(&format!("val x = {} 1 {}", open.repeat(3000), close.repeat(3000)));
    }
    lowered(&format!("val x = {}1", "a.b(1) + ".repeat(3000)));
    lowered(&format!("for ({}e <- f) g()", "a <- b; ".repeat(3000)));
    let chain = "if (x) f() else ".repeat(50_000) + "g()";
    lowered(&format!("def f() = {{ {chain}; 1 }}"));
}
