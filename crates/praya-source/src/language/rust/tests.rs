use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.rs", Language::Rust, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn declarations() {
    let source = r##"
use aes_gcm::{Aes256Gcm, aead::{self, Aead as A, generic::*}};
pub use crate::config::Settings;
use super::*;
use sha2;
use rsa as r;
extern crate openssl as ssl;
impl Early { const SIZE: usize = 32; type Out = Hmac<Sha256>; fn make() -> Self { Self { size: Self::SIZE } } }
type HmacSha256 = Hmac<Sha256>;
type Enc = cbc::Encryptor<Aes128, Pkcs7>;
const KEY: &[u8; 3] = b"a\xffb";
static ALG: &str = "AES";
struct Early { size: usize }
struct Tuple(u32, pub Vec<u8>);
enum Alg { Aes, Des = 3, Custom(u8), Named { bits: u32 } }
impl Trait for Settings { fn get(&self) -> Option<Self> { self.inner } }
impl From<u8> for String { fn from(x: u8) -> Self { x } }
trait Trait: Base { fn abstract_one(&self); fn default_one(&self) -> u8 { 1 } }
mod inner { pub const X: u8 = 1; pub fn f() -> u8 { X } struct Deep; }
fn free<T: Into<String>>(a: &mut T, (b, c): (u8, u8), _: &str, mut d: Option<Box<dyn Trait>>) {
    fn nested() {}
    struct Local { x: u8 }
    const Y: u8 = 2;
}
lazy_static! { static ref REGEX: Regex = Regex::new("x"); }
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    import Aes256Gcm = aes_gcm.Aes256Gcm
    import aead = aes_gcm.aead
    import A = aes_gcm.aead.Aead
    import  = aes_gcm.aead.generic
    import Settings = crate.config.Settings
    import  = super
    import sha2 = sha2
    import r = rsa
    import ssl = openssl
    13: type#0 Early()
      13: field size: usize
      8: const SIZE = 32
      8: const Out = Hmac[[Sha256]]
    14: type#1 Tuple()
      14: field 0: u32
      14: field 1: Vec
    15: type#2 Alg()
      15: const Aes = new Alg(){}
      15: const Des = 3
    16: type#3 Settings(Trait)
    17: type#4 (From)
    18: type#5 Trait()
    19: type#6 inner()
      19: const X = 1
    19: type#7 Deep() in type#6
    22: type#8 Local()
      22: field x: u8
    1: module #0 (| )
      let HmacSha256 = Hmac[[Sha256]]  @9
      let Enc = cbc.Encryptor[[Aes128, Pkcs7]]  @10
      let KEY: u8[] = "aÿb"  @11
      let ALG: str = "AES"  @12
      let REGEX: Regex = Regex.new("x")  @25
    8: static #1 type#0 make(| ): Early
      return new Early(){size: Early.SIZE}  @8
    16: method #2 type#3 get(self | ): Settings
      return this.inner  @16
    17: static #3 type#4 from(| x: u8)
      return x  @17
    18: method #4 type#5 abstract_one(self | )
    18: method #5 type#5 default_one(self | ): u8
      return 1  @18
    19: static #6 type#6 f(| ): u8
      return X  @19
    20: fn #7 free(| a: T, (parameter 1), (parameter 2): str, d: Trait)
      [b, c] = (parameter 1)  @20
      (parameter 2)  @20
      let Y: u8 = 2  @23
    21: fn #8 in #7 nested(| )
    "##);
}

#[test]
fn expressions() {
    let source = r##"
fn f() {
    let a = ("x\n\x41\u{1F600}\
        y", r#"raw\n"#, 'c', b"b", 0x1F_u8, 0o17, 0b11, 1_000usize, 1.5, true, ());
    let b = Hmac::<Sha256>::new_from_slice(&key)?.chain(Vec::<u8>::new()).collect::<Vec<_>>();
    let c = pbkdf2_hmac::<Sha256>(pass, salt, 10_000, &mut out);
    let d = <Aes256 as BlockCipher>::new(crate::a::b(), self::c(), ::std::d());
    let e = Config { alg: "aes", size, ..Default::default() };
    let f = [0u8; 32];
    let g = [1, 2][0] + data[..16] + data[4..] + data[1..=2] + data[..] + pair.0;
    let h = |x: u8, (y, _)| x + y;
    let i = !a && -b == *c as u32 | d;
    let j = vec![1, 2];
    let k = vec![0u8; n];
    let l = format!("{}-{name}-{0:?}-{{}}", a, name = "n");
    let m = concat!("a", "b");
    let n = hex!("00ff");
    let o = if x { 1 } else if let Some(y) = z { y } else { 2 };
    let p = match x { Alg::Aes | Alg::Des => 1, Alg::Custom(n) if n > 1 => { g(); n } "s" | -1 => 2, None => 3, other => other };
    let q = { one(); two() };
    let r = unsafe { async { x.await } };
    let s = loop { break 1 };
    let t = x.unwrap_or_else(|| panic!("no {x}"));
    let (u, ref v, [w, .., _], Point { x, y: z, .. }) = tuple();
    let Some(key) = find() else { return None; };
    let late;
    let Err(e) = run();
    self.x.y = Some(3);
    a.0 += 1;
    _ = drop(q);
}
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
    2: fn #1 f(| )
      let a = ["x\nA😀y", "raw\\n", "c", "b", 31, 15, 3, 1000, ?<a fraction>, true, null]  @3
      let b = Hmac[[Sha256]].new_from_slice(key).chain(Vec.new()).collect()  @5
      let c = pbkdf2_hmac[[Sha256]](pass, salt, 10000, out)  @6
      let d = Aes256.new(<crate>.a.b(), <self>.c(), std.d())  @7
      let e = new Config(){alg: "aes", size: size}  @8
      let f = sized(32)  @9
      let g = ((((([1, 2][0] Add data.slice(0, 16)) Add data.slice(4)) Add data.slice(1, 3)) Add data) Add pair[0])  @10
      let h = lambda #2  @11
      let i = (Not(a) And (Negate(b) Equal (c BitOr d)))  @12
      let j = [1, 2]  @13
      let k = sized(n)  @14
      let l = template(a, "-", "n", "-", ?<a format>, "-{}")  @15
      let m = template("a", "b")  @16
      let n = hex!("00ff")  @17
      let o = (x ? 1 : ({ y = z  @18; ?<whether a pattern matches> } ? y : 2))  @18
      let p = match x { Alg.Aes, Alg.Des => 1; ?<a guard> => { {"0": n} = x  @19; (n Greater 1)  @19; { g()  @19; n } }; "s", Negate(1) => 2; null => 3;  => { other = x  @19; other } }  @19
      let q = { one()  @20; two() }  @20
      let r = x  @21
      let s = { loop;   1  @22;   break; ?<the value of a loop> }  @22
      let t = x.unwrap_or_else(lambda #3)  @23
      [u, v, [w], {"x": x, "y": z}] = tuple()  @24
      key = find()  @25
      if ?<whether a pattern matches>  @25
      else
        return null  @25
      let late
      run()  @27
      this.x.y = Some(3)  @28
      a[0] = (a[0] Add 1)  @29
      _ = drop(q)  @30
    11: lambda #2 in #1 (| x: u8, (parameter 1))
      [y, ?<binds nothing>] = (parameter 1)  @11
      return (x Add y)  @11
    23: lambda #3 in #1 (| )
      throw panic!("no {x}")  @23
    "##);
}

#[test]
fn control_flow() {
    let source = r##"
fn f(x: u8) -> Result<Vec<u8>> {
    if x == 1 { return Ok(1); }
    for (i, y) in xs.iter().enumerate() { g(y); continue; }
    while let Some(n) = stack.pop() { h(n) }
    while x < 3 { x += 1; }
    'a: loop { break 'a; }
    match x { 1 => one(), _ => { two(); } }
    unsafe { raw() };
    println!("{}", value());
    if let Ok(a) = b && c { d(a) }
    if x == 2 {
        done()
    } else if x == 3 {
        match x { 1..=2 => first(), Alg::Named { bits } => named(bits), _ if x => guarded(), n => second(n) }
    } else {
        unreachable!()
    }
}
fn g() -> u8 { helper!(1) }
fn h() { return; }
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
    2: fn #1 f(| x: u8): Vec
      if (x Equal 1)  @3
        return Ok(1)  @3
      loop for [i, y] in xs.iter().enumerate()
        g(y)  @4
        continue
      loop while { n = stack.pop()  @5; ?<whether a pattern matches> }
        h(n)  @5
      loop while (x Less 3)
        x = (x Add 1)  @6
      loop
        break
      switch x  @8
      case 1
        one()  @8
      case
        two()  @8
      raw()  @9
      println!("{}", value())  @10
      if { { a = b  @11; ?<whether a pattern matches> }  @11; ?<whether a pattern matches> }  @11
        d(a)  @11
      if (x Equal 2)  @12
        return done()  @13
      else
        if (x Equal 3)  @14
          switch x  @15
          case ?<a structural pattern>
            return first()  @15
          case ?<a structural pattern>
            {"bits": bits} = x  @15
            return named(bits)  @15
          case ?<a guard>
            x  @15
            return guarded()  @15
          case
            n = x  @15
            return second(n)  @15
        else
          throw unreachable!()  @17
    20: fn #2 g(| ): u8
      return helper!(1)  @20
    21: fn #3 h(| )
      return
    "##);
}

#[test]
fn broken_text_keeps_what_could_be_read() {
    let source = "const X: &str = \"aes\";\nfn f( {\n    Md5::new();\n}\nimpl A { fn g(&self) { h(1 } }\nfn i() { j(2) }\n";
    insta::assert_snapshot!(lowered(source), @r##"
    5: type#0 ()
    1: module #0 (| )
      let X: str = "aes"  @1
    2: fn #1 f(| )
      Md5.new()  @3
    5: method #2 type#0 g(self | )
      return h(1)  @5
    6: fn #3 i(| )
      return j(2)  @6
    syntax errors: [2, 5]
    "##);
}

#[test]
fn chains_of_any_length_and_nesting_of_any_depth() {
    let chain = format!("const A: u8 = b{};", ".c()".repeat(5_000));
    let sum = format!("const A: u8 = 1{};", " + 1".repeat(5_000));
    let nested = format!("const A: u8 = {}1{};", "(".repeat(5_000), ")".repeat(5_000));
    let blocks = format!("fn f() {}{}", "{".repeat(5_000), "}".repeat(5_000));
    let macros = format!("const A: u8 = {}1{};", "vec![".repeat(1_000), "]".repeat(1_000));
    let elses = format!("fn f() {{ if x {{}}{} }}", " else if y { f() }".repeat(20_000));
    let uses = format!("use {}x{};", "a::{".repeat(5_000), "}".repeat(5_000));
    assert_eq!(unknowns(&chain), [""; 0]);
    assert_eq!(unknowns(&sum), [""; 0]);
    assert_eq!(unknowns(&nested), ["nested too deeply"]);
    assert_eq!(unknowns(&blocks), ["nested too deeply"]);
    assert_eq!(unknowns(&macros), ["a list of a kind that is not modelled"]);
    assert_eq!(unknowns(&elses), [""; 0]);
    unknowns(&uses);
}

fn unknowns(source: &str) -> Vec<&'static str> {
    let unit = crate::lower("a.rs", Language::Rust, source.as_bytes()).expect("readable");
    let reasons = unit.exprs().filter_map(|(_, expr)| match expr {
        crate::ir::Expr::Unknown(why) => Some(*why),
        _ => None,
    });
    reasons.collect()
}
