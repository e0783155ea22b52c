use insta::assert_snapshot;

use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.kt", Language::Kotlin, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn file_level_declarations() {
    assert_snapshot!(lowered(r#"
@file:JvmName("x")
package bank.pay
import javax.crypto.Cipher as C
import java.util.*
import a.b.D
const val ALG = "AES"
val top: String by lazy { "x" }
val computed: Int get() = 3
val long: Int get() { return 3 }
var String.ext: Int
  get() = 1
  set(value) { use(value) }
fun free(a: Int = 2, vararg b: String): Int = a + 1
fun String.extension(x: Int?): String { return this + x }
typealias M = Map<String, Int>
val lambda: (Int) -> Int = { a -> a + 1 }
"#), @r#"
    package bank.pay
    import C = javax.crypto.Cipher
    import  = java.util
    import D = a.b.D
    1: module #0 (| )
      let ALG = "AES"  @7
      let top: String = "x"  @8
      let computed: Int = 3  @9
      let M = Map  @16
      let lambda: (Int) -> Int = lambda #6  @17
    10: fn #1 long(| )
      return 3  @10
    12: fn #2 ext(this | )
      return 1  @12
    13: fn #3 set_ext(this | value)
      use(value)  @13
    14: fn #4 free(| a: Int = 2, ...b: String): Int
      return (a Add 1)  @14
    15: fn #5 extension(this | x: Int): String
      return (this Add x)  @15
    17: lambda #6 (| a)
      return (a Add 1)  @17
    "#);
}

#[test]
fn classes() {
    assert_snapshot!(lowered(r#"
class Key<T>(val bits: Int = 2048, name: String, @Value("\${alg}") private var z: Int) : Base(bits), I {
  val alg = "RSA"
  val cipher = Cipher.getInstance(name)
  lateinit var late: String
  @Value("\${x.y}") var conf: String? = null
  val computed: String get() = "x"
  var both = 3
    get() = field + 1
    set(value) { field = value }
  val lazily by lazy { go(); "y" }
  val other by viewModels()
  init { println(bits) }
  constructor(s: String) : this(1, s, 3) { go() }
  companion object Named {
    const val N = 1
    @JvmStatic fun make() = Key(N)
    init { first() }
  }
  inner class In { }
  override fun f(): Unit { super.f(); this@Key.alg }
  abstract fun none()
}
class Plain { val a = make(); init { b() } }
enum class E(val v: Int) {
  A(1),
  B(2) {
    override fun x() = 1
  };
  fun x() = 0
}
object Single : Base() {
  val s = 1
  fun g() {}
}
sealed interface Sh { data class Ci(val r: Int) : Sh }
class ByDelegate : I by delegate {
  val inside = 1
  fun f() {}
}
"#), @r#"
    2: type#0 Key(Base, I)
      3: final alg = "RSA"
      4: final cipher
      5: field late: String
      6: field conf: String = null
      8: field both = 3
      11: final lazily = { go()  @11; "y" }
      12: final other = { viewModels()  @12; ?<a delegate> }
      16: const N = 1
      2: final bits: Int
      2: field z: Int
    20: type#1 In() in type#0
    24: type#2 Plain()
      24: final a = make()
    25: type#3 E()
      26: const A: E = new E(1){}
      27: const B: E = new E(2){}
      25: final v: Int
    27: type#4 (E) in type#3
    32: type#5 Single(Base)
      33: const s = 1
    36: type#6 Sh()
    36: type#7 Ci(Sh) in type#6
      36: final r: Int
    37: type#8 ByDelegate(I)
      38: final inside = 1
    1: module #0 (| )
    7: method #1 type#0 computed(| )
      return "x"  @7
    9: method #2 type#0 both(| )
      return (field Add 1)  @9
    10: method #3 type#0 set_both(| value)
      field = value  @10
    14: constructor #4 type#0 Key(| s: String)
      this(1, s, 3)  @14
      go()  @14
    17: static #5 type#0 make(| )
      return Key(N)  @17
    18: static initializer #6 type#0 (| )
      first()  @18
    21: method #7 type#0 f(| ): Unit
      super.f()  @21
      ?<the instance of a scope further out>.alg  @21
    22: method #8 type#0 none(| )
    2: constructor #9 type#0 Key(| bits: Int = 2048, name: String, z: Int)
      super(bits)  @2
      this.bits = bits  @2
      this.z = z  @2
      this.cipher = Cipher.getInstance(name)  @4
      println(bits)  @13
    24: instance initializer #10 type#2 (| )
      b()  @24
    28: method #11 type#4 x(| )
      return 1  @28
    30: method #12 type#3 x(| )
      return 0  @30
    25: constructor #13 type#3 E(| v: Int)
      this.v = v  @25
    34: static #14 type#5 g(| )
    32: constructor #15 type#5 Single(| )
      super()  @32
    36: constructor #16 type#7 Ci(| r: Int)
      this.r = r  @36
    39: method #17 type#8 f(| )
    syntax errors: [36]
    "#);
}

#[test]
fn calls_and_closures() {
    assert_snapshot!(lowered(r#"
fun f() {
  KeyGenParameterSpec.Builder("a", 3).apply { setKeySize(256); this.x = 1 }.build()
  val g = KeyPairGenerator.getInstance("RSA").also { kg -> kg.initialize(2048) }
  with(c) { init() }
  x!!.y?.z(1)?.let { it.f() }
  f(a = 1, *arr, b = { x: Int -> x + 1 })
  f<Int>(1) { it }
  map.forEach { (k, v) -> use(k); use(v) }
  val l = listOf("a", *arr)
  val m = mapOf("a" to 1, "b" to 2)
  val b = ByteArray(16)
  val n = ByteArray(16) { 0 }
  val o = object : Runnable { override fun run() { go() } }
  val fn = fun(a: Int): Int { return a }
  fun local(a: Int) = a
  String::class.java; A::class; ::free; Foo::bar
  super.x()
}
"#), @r#"
    14: type#0 (Runnable)
    1: module #0 (| )
    2: fn #1 f(| )
      KeyGenParameterSpec.Builder("a", 3).apply(lambda #2).build()  @3
      let g = KeyPairGenerator.getInstance("RSA").also(lambda #3)  @4
      with(c, lambda #4)  @5
      x.y.z(1).let(lambda #5)  @6
      f(a: 1, ...arr, b: lambda #6)  @7
      f(1, lambda #7)  @8
      map.forEach(lambda #8)  @9
      let l = (["a"] Add arr)  @10
      let m = {"a": 1, "b": 2}  @11
      let b = sized(16)  @12
      let n = ByteArray(16, lambda #9)  @13
      let o = new Runnable(){}  @14
      let fn = lambda #11  @15
      let local = lambda #12  @16
      String  @17
      A  @17
      free  @17
      Foo.bar  @17
      super.x()  @18
    3: lambda #2 in #1 (this | )
      setKeySize(256)  @3
      this.x = 1  @3
    4: lambda #3 in #1 (| kg)
      return kg.initialize(2048)  @4
    5: lambda #4 in #1 (this | )
      return init()  @5
    6: lambda #5 in #1 (| it)
      return it.f()  @6
    7: lambda #6 in #1 (| x)
      return (x Add 1)  @7
    8: lambda #7 in #1 (| it)
      return it  @8
    9: lambda #8 in #1 (| (destructured))
      [k, v] = (destructured)  @9
      use(k)  @9
      return use(v)  @9
    13: lambda #9 in #1 (| it)
      return 0  @13
    14: method #10 type#0 in #1 run(| )
      go()  @14
    15: lambda #11 in #1 (| a: Int)
      return a  @15
    16: lambda #12 in #1 (| a: Int)
      return a  @16
    "#);
}

#[test]
fn values() {
    assert_snapshot!(lowered(r#"
fun f() {
  val s = "a${b}c$d\n\u0041\$" + """raw $x ${y}
two\n"""
  val (p, _) = pair
  val w = when (k) { 1, 2 -> "a"; in 3..4 -> "b"; is String -> "c"; else -> { g(); "d" } }
  val v = when { a > 1 -> f(); else -> g() }
  val q = when (val x = next()) { "a" -> x; else -> throw E() }
  val i = if (a) 1 else if (b) 2 else { x(); 3 }
  val t = try { r() } catch (e: E) { return null } finally { z() }
  val e = x ?: throw E("m")
  val n = 0xFFL + 1_000u - 1.5f * -x
  val c = 'c'
  val z: Any? = null
  x as String; x as? Int; x is String; x !in y; x === y; a && b || !c; a to b; a shl 2; a until b
  arr[0][1] = true
  x.y += 3
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| )
      let s = (template("a", b, "c", d, "\nA$") Add template("raw ", x, " ", y, "\ntwo\\n"))  @3
      [p, _] = pair  @5
      let w = match k { 1, 2 => "a"; ?<a pattern that is no constant> => "b"; ?<a pattern that is no constant> => "c";  => { g()  @6; "d" } }  @6
      let v = ((a Greater 1) ? f() : g())  @7
      let q = { let x = next()  @8; match x { "a" => x;  => { throw E()  @8; ?<never a value> } } }  @8
      let i = (a ? 1 : (b ? 2 : { x()  @9; 3 }))  @9
      let t = { try; finally;   z()  @10; (?<whether an exception is thrown> ? r() : { return null  @10; ?<never a value> }) }  @10
      let e = (x Coalesce { throw E("m")  @11; ?<never a value> })  @11
      let n = ((255 Add 1000) Subtract (?<a fraction> Multiply Negate(x)))  @12
      let c = "c"  @13
      let z: Any = null  @14
      x as String  @15
      x as Int  @15
      x is String  @15
      ?<a test of membership>  @15
      (x Equal y)  @15
      ((a And b) Or Not(c))  @15
      [a, b]  @15
      (a ShiftLeft 2)  @15
      a.until(b)  @15
      arr[0][1] = true  @16
      x.y = (x.y Add 3)  @17
    "#);
}

#[test]
fn statements() {
    assert_snapshot!(lowered(r#"
fun f(): Int {
  if (a) b() else if (c) { d() } else e()
  when (k) { "x" -> a(); "y", "z" -> { b() } else -> c() }
  when { a -> b(); else -> c() }
  try { a() } catch (e: E) { b() } finally { c() }
  for (i in 0 until 3) println(i)
  for ((k, v) in map) { use(k) }
  while (x) { break }
  do { continue } while (y)
  outer@ for (z in zs) { break@outer }
  x += 1; x++; --x
  list.forEach { return@forEach }
  throw E()
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| ): Int
      if a  @3
        b()  @3
      else
        if c  @3
          d()  @3
        else
          e()  @3
      switch k  @4
      case "x"
        a()  @4
      case "y", "z"
        b()  @4
      case
        c()  @4
      if a  @5
        b()  @5
      else
        c()  @5
      try
        a()  @6
      catch
        b()  @6
      finally
        c()  @6
      loop for i in 0.until(3)
        println(i)  @7
      loop for [k, v] in map
        use(k)  @8
      loop while x
        break
      loop
        continue
      loop for z in zs
        break
      x = (x Add 1)  @12
      x = (x Add 1)  @12
      x = (x Subtract 1)  @12
      list.forEach(lambda #2)  @13
      throw E()  @14
    13: lambda #2 in #1 (| it)
      return
    "#);
}

#[test]
fn broken_text_keeps_what_can_be_read() {
    assert_snapshot!(lowered(r#"
class A {
  @Test
  fun f() = Cipher.getInstance("DES")
  fun g() { Cipher.getInstance("AES" }
  context(a: B)
  fun h() { }
}
"#), @r#"
    1: module #0 (| )
      A  @2
      g  @5
      ?<an expression of a kind that is not modelled>  @5
      Cipher.getInstance  @5
      "AES"  @5
    3: fn #1 f(| )
      return Cipher.getInstance("DES")  @4
    syntax errors: [2]
    "#);
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [
        ("(", ")"),
        ("f(", ")"),
        ("{ ", "}"),
        ("if (x) ", " else 1"),
        ("class A {\n", "\n}"),
        ("when (x) { 1 -> ", "}"),
        ("\"${", "}\""),
    ] {
        lowered(&format!("val x = {} 1 {}", open.repeat(4000), close.repeat(4000)));
    }
    lowered(&format!("val x = {}1", "a.b(1) + ".repeat(5000)));
    let chain = "if (x) f() else ".repeat(50_000) + "g()";
    lowered(&format!("fun f() {{ {chain} }}"));
}
