use insta::assert_snapshot;

use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.swift", Language::Swift, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn declarations() {
    assert_snapshot!(lowered(r#"
import CryptoKit
import struct Foundation.Data
@testable import Mine
let bits = 2048, other: Int = 3
var computed: String { "AES" }
var long: Int { get { go(); return 1 } set { use(newValue) } }
var (a, b) = (1, 2)
typealias Key = SymmetricKey
func free(_ key: String, size bits: Int = 2048, rest: Int...) throws -> Int { return bits }
func single(a: [UInt8]) -> Int? { a.count }
print("top")
"#), @r#"
    import  = CryptoKit
    import Data = Foundation.Data
    import  = Mine
    1: module #0 (| )
      let bits = 2048  @5
      let other: Int = 3  @5
      let computed: String = "AES"  @6
      [a, b] = [1, 2]  @8
      let Key = SymmetricKey  @9
      print("top")  @12
    7: fn #1 long(| ): Int
      go()  @7
      return 1  @7
    7: fn #2 set_long(| newValue)
      return use(newValue)  @7
    10: fn #3 free(| key: String, size: Int = 2048, ...rest: Int): Int
      let bits = size  @10
      return bits  @10
    11: fn #4 single(| a: UInt8[]): Int
      return a.count  @11
    "#);
}

#[test]
fn types() {
    assert_snapshot!(lowered(r#"
class Key<T>: Base, Proto where T: X {
  static let alg = "AES"
  let size: Int = 3
  var closure: String = { "x" }()
  lazy var l = 3
  var comp: Int { get { return 1 } set { _x = newValue } }
  static var shared: Key { Key() }
  var obs = 1 { didSet { go() } }
  init(size: Int, name n: String = "n") { self.size = size; super.init() }
  convenience init?() { self.init(size: 1) }
  deinit { close() }
  class func make() -> Key { Self(size: 2) }
  static func s() { Self.alg }
  subscript(i: Int) -> Int { return i }
  typealias Old = New
  struct In { var x: Int }
  #if os(iOS)
  let os = 1
  #else
  let os = 2
  #endif
}
enum Name: String { case a = "A", b; case c
  var v: Int { 1 } }
enum Number: Int { case one = 1, two }
enum Plain { case x, y(Int, z: String) }
extension Key { func ext() {} }
extension Data { func hash() {} }
protocol P { func f(); var x: Int { get } }
actor Act { func run() async {} }
"#), @r#"
    2: type#0 Key(Base, Proto)
      3: const alg = "AES"
      4: final size: Int = 3
      5: field closure: String = lambda #1()
      6: field l = 3
      9: field obs = 1
      16: const Old = New
      19: final os = 1
      21: final os = 2
    17: type#1 In() in type#0
      17: field x: Int
    24: type#2 Name(String)
      24: const a: Name = "A"
      24: const b: Name = "b"
      24: const c: Name = "c"
    26: type#3 Number(Int)
      26: const one: Number = 1
      26: const two: Number = 2
    27: type#4 Plain()
      27: const x: Plain = new Plain(){}
      27: const y: Plain = new Plain(){}
    29: type#5 Data()
    30: type#6 P()
    31: type#7 Act()
    1: module #0 (| )
    5: lambda #1 type#0 (| )
      return "x"  @5
    7: method #2 type#0 comp(| ): Int
      return 1  @7
    7: method #3 type#0 set_comp(| newValue)
      _x = newValue  @7
    8: static #4 type#0 shared(| ): Key
      return Key()  @8
    9: method #5 type#0 set_obs(| newValue)
      go()  @9
    10: constructor #6 type#0 Key(| size: Int, name: String = "n")
      let n = name  @10
      this.size = size  @10
      super()  @10
    11: constructor #7 type#0 Key(| )
      this(size: 1)  @11
    12: method #8 type#0 deinit(| )
      return close()  @12
    13: static #9 type#0 make(| ): Key
      return Key(size: 2)  @13
    14: static #10 type#0 s(| )
      return Key.alg  @14
    15: method #11 type#0 subscript(| i: Int): Int
      return i  @15
    25: method #12 type#2 v(| ): Int
      return 1  @25
    28: method #13 type#0 ext(| )
    29: method #14 type#5 hash(| )
    31: method #15 type#7 run(| )
    "#);
}

#[test]
fn calls() {
    assert_snapshot!(lowered(r#"
func f() throws {
  let key = P256.Signing.PrivateKey()
  let sealed = try AES.GCM.seal(data, using: key)
  let mac = HMAC<SHA256>.authenticationCode(for: data, using: key)
  let derived = try! HKDF<Insecure.MD5>.deriveKey(inputKeyMaterial: k, outputByteCount: 32)
  let made = HMAC<SHA256>(key: k), two = Foo<A, B>.bar(1)
  if HMAC<SHA512>.isValid(a, b) { x() }
  let attrs: [String: Any] = [kSecAttrKeyType as String: kSecAttrKeyTypeRSA, "bits": 2048]
  let b = [UInt8](repeating: 0, count: 16), c = Data(count: 3), d = [String](), e = [String: Int](), g = Data(bytes)
  run(a: 1) { x in x } onError: { e in log(e) }
  list.map { $0.x }.filter { (v: Int) -> Bool in v > 1 }
  obj?.m!.n[0]?.k(.sha256, .init(x: 1))
  let clos = { [weak self] (a: Int) -> Int in return a }
  use(data[0..<16], data[..<3], data[4...], data[1...2], tuple.0)
  func local(a b: Int) -> Int { b }
  let ctx = LAContext.init()
  let alg: Algorithm = .sha256, made2: Key = try .init(size: 1).wrapped, all: [Algorithm] = [.md5]
}
func g(alg: Algorithm = .sha256) -> Key { return .init(size: 2) }
func h() {
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| )
      let key = P256.Signing.PrivateKey()  @3
      let sealed = AES.GCM.seal(data, using: key)  @4
      let mac = HMAC[[SHA256]].authenticationCode(for: data, using: key)  @5
      let derived = HKDF[[Insecure.MD5]].deriveKey(inputKeyMaterial: k, outputByteCount: 32)  @6
      let made = HMAC[[SHA256]](key: k)  @7
      let two = Foo[[A, B]].bar(1)  @7
      if HMAC[[SHA512]].isValid(a, b)  @8
        x()  @8
      let attrs = {kSecAttrKeyType as String: kSecAttrKeyTypeRSA, "bits": 2048}  @9
      let b = sized(16)  @10
      let c = sized(3)  @10
      let d = []  @10
      let e = {}  @10
      let g = bytes  @10
      run(a: 1, lambda #2, onError: lambda #3)  @11
      list.map(lambda #4).filter(lambda #5)  @12
      obj.m.n[0].k(<.sha256>, <.init>(x: 1))  @13
      let clos = lambda #6  @14
      use(data.slice(0, 16), data.slice(0, 3), data.slice(4), data.slice(1, (2 Add 1)), tuple[0])  @15
      let local = lambda #7  @16
      let ctx = LAContext()  @17
      let alg: Algorithm = Algorithm.sha256  @18
      let made2: Key = Key(size: 1).wrapped  @18
      let all: Algorithm[] = [<.md5>]  @18
    11: lambda #2 in #1 (| x)
      return x  @11
    11: lambda #3 in #1 (| e)
      return log(e)  @11
    12: lambda #4 in #1 (| $0)
      return $0.x  @12
    12: lambda #5 in #1 (| v: Int)
      return (v Greater 1)  @12
    14: lambda #6 in #1 (| a: Int)
      return a  @14
    16: lambda #7 in #1 (| a: Int)
      let b = a  @16
      return b  @16
    20: fn #8 g(| alg: Algorithm = Algorithm.sha256): Key
      return Key(size: 2)  @20
    21: fn #9 h(| )
    "#);
}

#[test]
fn precedence_is_put_right() {
    assert_snapshot!(lowered(r#"
func f() {
  use(x + f(1))
  use(x + y[1].c, -y[1], !y[1], try x + f(1).z[3] + q)
  use(data[0..<16] + data[..<3] + more)
  use(a && b[1] || c(2), a == b + c(1))
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| )
      use((x Add f(1)))  @3
      use((x Add y[1].c), Negate(y[1]), Not(y[1]), ((x Add f(1).z[3]) Add q))  @4
      use(((data.slice(0, 16) Add data.slice(0, 3)) Add more))  @5
      use((a And (b[1] Or c(2))), (a Equal (b Add c(1))))  @6
    "#);
}

#[test]
fn values() {
    assert_snapshot!(lowered(r##"
func f() {
  let s = "a\(b)c\n\u{41}" + """
    multi \(x)
      two
    """ + #"raw \#(x)\n"#
  let o = try? f() ?? g()!
  let t = (1, name: "x"), p = (1 + 2), n: String? = nil
  use(0xFF, 0b11, 0o17, 010, 1_000, 1.5, true, x ? 1 : 2, ~x, a << 2, a &+ b, x is T, x as! T, \.path, #selector(f))
  let i = if a { 1 } else if b { 2 } else { x(); 3 }
  let w = switch x { case 1: "a" default: "b" }
}
"##), @r#"
    1: module #0 (| )
    2: fn #1 f(| )
      let s = ((template("a", b, "c\nA") Add template("multi ", x, "\n  two")) Add template("raw ", x, "\\n"))  @3
      let o = (f() Coalesce g())  @7
      let t = [1, "x"]  @8
      let p = (1 Add 2)  @8
      let n: String = null  @8
      use(255, 3, 15, 10, 1000, ?<a fraction>, true, (x ? 1 : 2), BitNot(x), (a ShiftLeft 2), (a Add b), ?<a test of a type>, x as T, ?<something of the compiler's own>.path, ?<something of the compiler's own>)  @9
      let i = (a ? 1 : (b ? 2 : { x()  @10; 3 }))  @10
      let w = match x { 1 => "a";  => "b" }  @11
    "#);
}

#[test]
fn statements() {
    assert_snapshot!(lowered(r#"
func f() throws -> Int {
  guard let x = opt, y > 1 else { return 0 }
  if let z = opt { use(z) } else if case .some(let q) = r { use(q) } else { e() }
  if let known { use(known) }
  switch alg {
  case .sha256: a()
  case "x", "y": b()
  case .pair(let p, _) where p > 1: c()
  case 1:
    one()
    fallthrough
  case 2: two()
  case is String: d()
  default: e()
  }
  for i in 0..<3 where i > 1 { use(i) }
  for (k, v) in dict { use(k) }
  while let l = next() { break }
  while x { continue }
  repeat { again() } while x
  do { try r() } catch let e as E { h(e) } catch { g() }
  do { scoped() }
  x += 1; x |= 2 << 6; _ = x[...]; self.y = 2
  #if DEBUG
  let level = "debug"
  #else
  let level = "release"
  #endif
  use(level)
  defer { cleanup() }
  await go()
  throw E.bad
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| ): Int
      let x = opt  @3
      if Not(((x NotEqual null) And (y Greater 1)))  @3
        return 0  @3
      block
        let z = opt  @4
        if (z NotEqual null)  @4
          use(z)  @4
        else
          if ?<a pattern that is no constant>  @4
            use(q)  @4
          else
            e()  @4
      if (known NotEqual null)  @5
        use(known)  @5
      switch alg  @6
      case <.sha256>
        a()  @7
      case "x", "y"
        b()  @8
      case { (p Greater 1)  @9; ?<a guard> }
        c()  @9
      case 1
        one()  @11
        two()  @13
      case 2
        two()  @13
      case ?<a pattern that is no constant>
        d()  @14
      case
        e()  @15
      loop for i in ?<a range>
        if (i Greater 1)  @17
          use(i)  @17
      loop for [k, v] in dict
        use(k)  @18
      loop
        let l = next()  @19
        break
      loop while x
        continue
      loop
        again()  @21
      try
        r()  @22
      catch
        h(e)  @22
      catch
        g()  @22
      block
        scoped()  @23
      x = (x Add 1)  @24
      x = (x BitOr (2 ShiftLeft 6))  @24
      _ = x  @24
      this.y = 2  @24
      let level
      if ?<a condition of the compiler>  @25
        level = "debug"  @26
      else
        level = "release"  @28
      use(level)  @30
      try
        go()  @32
        throw E.bad  @33
      finally
        cleanup()  @31
    "#);
}

#[test]
fn broken_text_keeps_what_can_be_read() {
    assert_snapshot!(lowered(r#"
class A {
  func f() { let x = AES.GCM.seal(a, using: ; Use(1) }
  @@ func g() { SHA256.hash(data: d) }
}
"#), @r#"
    2: type#0 A()
    1: module #0 (| )
    3: method #1 type#0 f(| )
      let x = AES.GCM.seal(a, using: 1)  @3
    4: method #2 type#0 g(| )
      return SHA256.hash(data: d)  @4
    syntax errors: [3, 3, 4]
    "#);
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [
        ("(", ")"),
        ("f(", ")"),
        ("{ ", "}"),
        ("[", "]"),
        ("class A {\n", "\n}"),
        ("if x { ", "}"),
        ("\"\\(", ")\""),
        ("-", ""),
    ] {
        lowered(&format!("let x = {} 1 {}", open.repeat(3000), close.repeat(3000)));
    }
    lowered(&format!("let x = {}1", "a.b(1) + ".repeat(3000)));
    let chain = "if let y = x { f() } else ".repeat(50_000) + "{ }";
    lowered(&format!("func f() {{ {chain} }}"));
}
