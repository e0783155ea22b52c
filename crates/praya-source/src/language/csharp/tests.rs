use insta::assert_snapshot;

use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.cs", Language::CSharp, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn usings_namespaces_and_the_files_own_statements() {
    assert_snapshot!(lowered(r#"
using System;
using static System.Math;
using Crypto = System.Security.Cryptography;
global using A.B;
namespace Bank.Pay;
var rsa = RSA.Create(2048);
Console.WriteLine($"{rsa.KeySize}");
"#), @r#"
    package Bank.Pay
    import  = System
    import  = System.Math
    import Crypto = System.Security.Cryptography
    import  = A.B
    1: module #0 (| )
      let rsa = RSA.Create(2048)  @7
      Console.WriteLine(template(rsa.KeySize))  @8
    "#);
    assert_snapshot!(lowered(r#"
namespace Bank { namespace Pay { using System; class A { } } }
namespace Other { class B { } }
"#), @r#"
    package Bank.Pay
    import  = System
    2: type#0 A()
    3: type#1 B()
    1: module #0 (| )
    "#);
}

#[test]
fn types_and_members() {
    assert_snapshot!(lowered(r#"
[Serializable]
public partial class Key : Base<int>, IKey {
  [Option("alg", Default = 3)] private static readonly string Alg = "AES", Other;
  const int Bits = 3;
  public int Size { get; set; } = 5;
  static string Name { get; } = "x";
  public string Text => "AES";
  RSA Made => new(2048);
  public int Code { get { return 1; } init => _p = value; }
  public Key(int b) : this(b, "y") { this.Size = b; }
  public Key(int b, string c) : base(b) => Size = b;
  static Key() { Init(); }
  ~Key() { Close(); }
  public static Key operator +(Key a, Key b) => a;
  public int this[int i] => i;
  public async Task<int> Run<T>(string a, int b = 2, params object[] rest) where T : new() => await Go();
  void Refs(out int x, ref T? y, in Z z) { x = 1; }
  abstract void None();
  event Handler H;
  delegate int D(int a);
  enum Kind { A = 1, B, C = A | B, D }
  class Inner { }
#if NET5
  int modern = 1;
#else
  int old = 2;
#endif
}
partial class Key { int more; }
record Point(int X, string Name = "p") : Base(X);
struct S(int a) { int Get() => a; }
interface I { int F(); string P => "x"; }
"#), @r#"
    2: type#0 Key(Base, IKey)
      4: const Alg: string = "AES"
      4: const Other: string
      5: const Bits: int = 3
      6: field Size: int = 5
      7: const Name: string = "x"
      20: field H: Handler
      25: field modern: int = 1
      27: field old: int = 2
      30: field more: int
    22: type#1 Kind() in type#0
      22: const A: Kind = 1
      22: const B: Kind = 2
      22: const C: Kind = (A BitOr B)
      22: const D: Kind = ((A BitOr B) Add 1)
    23: type#2 Inner() in type#0
    31: type#3 Point(Base)
      31: field X: int
      31: field Name: string
    32: type#4 S()
      32: field a: int
    33: type#5 I()
    1: module #0 (| )
    8: method #1 type#0 Text(| ): string
      return "AES"  @8
    9: method #2 type#0 Made(| ): RSA
      return new RSA(2048){}  @9
    10: method #3 type#0 Code(| ): int
      return 1  @10
    10: method #4 type#0 init_Code(| value)
      _p = value  @10
    11: constructor #5 type#0 Key(| b: int)
      this(b, "y")  @11
      this.Size = b  @11
    12: constructor #6 type#0 Key(| b: int, c: string)
      super(b)  @12
      Size = b  @12
    13: static initializer #7 type#0 Key(| )
      Init()  @13
    14: method #8 type#0 ~(| )
      Close()  @14
    15: static #9 type#0 operator(| a: Key, b: Key): Key
      return a  @15
    16: method #10 type#0 this(| i: int): int
      return i  @16
    17: method #11 type#0 Run(| a: string, b: int = 2, ...rest: object[]): Task
      return Go()  @17
    18: method #12 type#0 Refs(| x: int, y: T, z: Z): void
      x = 1  @18
    19: method #13 type#0 None(| ): void
    31: constructor #14 type#3 Point(| X: int, Name: string = "p")
      super(X)  @31
      this.X = X  @31
      this.Name = Name  @31
    32: constructor #15 type#4 S(| a: int)
      this.a = a  @32
    32: method #16 type#4 Get(| ): int
      return a  @32
    33: method #17 type#5 F(| ): int
    33: method #18 type#5 P(| ): string
      return "x"  @33
    "#);
}

#[test]
fn constructions() {
    assert_snapshot!(lowered(r#"
var r = new RSACng { KeySize = 2048, Inner = { A = 1 } };
System.Security.RSACng t = new(2048) { X = 1 };
var l = new List<int> { 1, 2 };
var d = new Dictionary<string, int> { { "a", 1 }, ["b"] = 2 };
int[] a = { 1, 2 };
var b = new byte[16];
var c = new[] { "x", y };
var e = new int[] { 1 };
int[] cc = [1, ..c, 2];
var tup = (1, name: "x");
var an = new { A = 1, b, c.D };
var w = r with { A = 2 };
Span<byte> sp = stackalloc byte[3];
var plain = new Aes();
Use(new(3));
"#), @r#"
    1: module #0 (| )
      let r = new RSACng(){KeySize: 2048, Inner: {"A": 1}}  @2
      let t: System.Security.RSACng = new System.Security.RSACng(2048){X: 1}  @3
      let l = [1, 2]  @4
      let d = {"a": 1, "b": 2}  @5
      let a: int[] = [1, 2]  @6
      let b = sized(16)  @7
      let c = ["x", y]  @8
      let e = [1]  @9
      let cc: int[] = (([1] Add c) Add [2])  @10
      let tup = [1, "x"]  @11
      let an = {"A": 1, "b": b, "D": c.D}  @12
      let w = ?<an expression of a kind that is not modelled>  @13
      let sp: Span = sized(3)  @14
      let plain = new Aes(){}  @15
      Use(new ?<a construction whose type is left out>(3){})  @16
    "#);
}

#[test]
fn literals() {
    assert_snapshot!(lowered("
Use(\"a\\t\\u0041\", @\"c:\\\"\"q\", \"\"\"raw\"\"\", $@\"v{a}\\\"\"\", \"lit\"u8, 'c', '\\n');
Use($\"{a}/{b,3:X}x{{y}}\\t\", $\"plain\", $\"{$\"{x}\"}\");
Use(0xFFul, 0b1_0, 010, 2_048, 1.5m, 0, true, null, default, default(int));
Use(\"\"\"
    one
      two
    \"\"\");
"), @r#"
    1: module #0 (| )
      Use("a\tA", "c:\\\"q", "raw", template("v", a, "\\\""), "lit", "c", "\n")  @2
      Use(template(a, "/", ?<a formatted value>, "x{y}\t"), "plain", template(template(x)))  @3
      Use(255, 2, 10, 2048, ?<a fraction>, 0, true, null, ?<the default of a type>, 0)  @4
      Use("one\n  two")  @5
    "#);
}

#[test]
fn expressions() {
    assert_snapshot!(lowered(r#"
Use(name: 3, out var o, ref a, in b, out int q);
Use(x?.Y?.Z(1)?[2], x!.Y!, x.y[^1], x[1..3], x[..2], x[1..], x[1, 2]);
Use(typeof(System.RSA), nameof(a.b), (string)o, y as DSA, checked(1 + 2), sizeof(int));
Use(a + b * c, a ?? b, a && !b || c == d, -x, ~y, a << 2, a ? b : c);
Use(x is RSA r2 ? r2 : null, x is null, x is not null, x is "a" or "b", x is { Length: > 3 }, x is string);
Use(k switch { 1 => "a", > 2 and < 5 => "b", RSA z when z.X => "c", "p" or "q" => "d", _ => throw new E() });
Use((int p) => p + 1, p => { return p; }, (p, z) => p = z, delegate { return 1; }, async () => await Go());
Use(System.Security.Cryptography.Aes.Create("x").Key, global::System.X.Y(), Foo<int>.Bar<string>(1), string.Join(","));
Use(from z in l select z.Name);
Use($"{this}", Path(
#if NET8
  "new"
#else
  "old"
#endif
));
Use(this, base.F(), x ?? throw new E("m"), a = b, i++);
"#), @r#"
    1: module #0 (| )
      Use(name: 3, o, a, b, q)  @2
      Use(x.Y.Z(1)[2], x.Y, x.y[Negate(1)], x.slice(1, 3), x.slice(0, 2), x.slice(1), x[[1, 2]])  @3
      Use(System.RSA, "b", o, y, (1 Add 2), ?<the size of a type>)  @4
      Use((a Add (b Multiply c)), (a Coalesce b), ((a And Not(b)) Or (c Equal d)), Negate(x), BitNot(y), (a ShiftLeft 2), (a ? b : c))  @5
      Use(({ r2 = x  @6; ?<a pattern that is no constant> } ? r2 : null), (x Equal null), Not((x Equal null)), ((x Equal "a") Or (x Equal "b")), ?<a pattern that is no constant>, x is string)  @6
      Use(match k { 1 => "a"; ?<a pattern that is no constant> => "b"; { z.X  @7; ?<a guard> } => { let z = k  @7; "c" }; "p", "q" => "d";  => { throw new E(){}  @7; ?<never a value> } })  @7
      Use(lambda #1, lambda #2, lambda #3, lambda #4, lambda #5)  @8
      Use(System.Security.Cryptography.Aes.Create("x").Key, System.X.Y(), Foo.Bar(1), string.Join(","))  @9
      Use({ { z.Name  @10; ?<an expression of a kind that is not modelled> }  @10; ?<an expression of a kind that is not modelled> })  @10
      Use(template(this), Path((?<a condition of the preprocessor> ? "new" : "old")))  @11
      Use(this, super.F(), (x Coalesce { throw new E("m"){}  @18; ?<never a value> }), (a = b), (i = (i Add 1)))  @18
    8: lambda #1 (| p: int)
      return (p Add 1)  @8
    8: lambda #2 (| p)
      return p  @8
    8: lambda #3 (| p, z)
      p = z  @8
    8: lambda #4 (| )
      return 1  @8
    8: lambda #5 (| )
      return Go()  @8
    "#);
}

#[test]
fn statements() {
    assert_snapshot!(lowered(r#"
class A {
  int F(int k) {
    if (k == 1) A(); else if (k == 2) { B(); } else C();
    switch (k) { case 1: case 2: A(); break; case RSA q2 when q2.Y: B(); goto case 1; default: return 1; }
    foreach (var (p, q3) in list) Use(p);
    foreach (string it in list) Use(it);
    for (int i = 0, j = 1; i < 3; i++, j--) { Use(i); }
    while (true) break;
    do { continue; } while (x);
    (int m, var n) = T2();
    var (g, h) = T2();
    int Local(int z) => z + 1;
    try { Risky(); } catch (E ex) when (ex.X) { throw; } finally { Close(); }
    lock (x) { L(); }
    using (var q = R()) { Use(q); }
    using var u = R();
    fixed (byte* p = b) Use(p);
    unsafe { U(); }
    y ??= 3; y += 2; y++; --y; this.x = y;
    yield return 3;
#if NET5
    var s = "new";
#else
    var s = "old";
#endif
    Use(s);
    return base.F(this);
  }
}
"#), @r#"
    2: type#0 A()
    1: module #0 (| )
    3: method #1 type#0 F(| k: int): int
      if (k Equal 1)  @4
        A()  @4
      else
        if (k Equal 2)  @4
          B()  @4
        else
          C()  @4
      let q2 = k  @5
      switch k  @5
      case 1, 2
        A()  @5
        break
      case { q2.Y  @5; ?<a guard> }
        B()  @5
      case
        return 1  @5
      loop for [p, q3] in list
        Use(p)  @6
      loop for it in list
        Use(it)  @7
      let i: int = 0  @8
      let j: int = 1  @8
      loop while (i Less 3)
        Use(i)  @8
        i = (i Add 1)  @8
        j = (j Subtract 1)  @8
      loop while true
        break
      loop
        continue
      [m, n] = T2()  @11
      [g, h] = T2()  @12
      let Local = lambda #2  @13
      try
        Risky()  @14
      catch
        throw
      finally
        Close()  @14
      block
        x  @15
        L()  @15
      block
        let q = R()  @16
        Use(q)  @16
      let u = R()  @17
      block
        let p: byte = b  @18
        Use(p)  @18
      block
        U()  @19
      y = (y Coalesce 3)  @20
      y = (y Add 2)  @20
      y = (y Add 1)  @20
      y = (y Subtract 1)  @20
      this.x = y  @20
      3  @21
      let s
      if ?<a condition of the preprocessor>  @22
        s = "new"  @23
      else
        s = "old"  @25
      Use(s)  @27
      return super.F(this)  @28
    13: lambda #2 type#0 in #1 (| z: int)
      return (z Add 1)  @13
    "#);
}

#[test]
fn broken_text_keeps_what_can_be_read() {
    assert_snapshot!(lowered(r#"
class A {
  void F() { RSA.Create(2048; Use(1) }
  @@ void G() { Aes.Create(); }
}
"#), @r#"
    2: type#0 A()
    1: module #0 (| )
    3: method #1 type#0 F(| ): void
      RSA.Create(2048(1)().Create())  @3
    syntax errors: [3, 3, 4, 4]
    "#);
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [
        ("(", ")"),
        ("{", "}"),
        ("f(", ")"),
        ("if(x)", ";"),
        ("class A{", "}"),
        ("namespace A{", "}"),
        ("x => ", ""),
        ("$\"{", "}\""),
        ("x switch { 1 => ", "}"),
    ] {
        lowered(&format!("{} 1 {};", open.repeat(4000), close.repeat(4000)));
    }
    lowered(&format!("var x = {}1;", "a.b(1) + ".repeat(5000)));
    let chain = "if (x) f(); else ".repeat(50_000) + ";";
    lowered(&chain);
}
