use insta::assert_snapshot;

use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.cpp", Language::Cpp, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn names_and_scopes() {
    assert_snapshot!(lowered(r#"
#include <cryptopp/aes.h>
using namespace CryptoPP;
using CryptoPP::AES;
namespace fs = std::filesystem;
namespace bank { namespace pay {
const int BITS = 2048;
constexpr std::string_view NAME{"AES"};
static std::string join(const std::string& a, int b = 2) { return std::string("x") + a; }
} }
namespace a::b { int x = pay::BITS; }
using Mode = CBC_Mode<AES>::Encryption;
typedef CryptoPP::GCM<CryptoPP::AES>::Decryption Gcm;
extern "C" int plain(void) { return ::global(bank::pay::join("y")); }
"#), @r#"
    import  = cryptopp/aes.h
    import  = CryptoPP
    import AES = CryptoPP.AES
    import fs = std.filesystem
    1: module #0 (| )
      let BITS: int = 2048  @7
      let NAME: std.string_view = "AES"  @8
      let x: int = pay.BITS  @11
      let Mode = CBC_Mode[[AES]].Encryption  @12
      let Gcm = CryptoPP.GCM[[CryptoPP.AES]].Decryption  @13
    9: fn #1 join(| a: std.string, b: int = 2): std.string
      return ("x" Add a)  @9
    14: fn #2 plain(| ): int
      return global(bank.pay.join("y"))  @14
    "#);
}

#[test]
fn classes() {
    assert_snapshot!(lowered(r#"
class Key : public Base, private ns::Other<int> {
public:
  Key() : Key(2048) {}
  explicit Key(int bits, const char* name = "RSA") : Base(name), bits_(bits), rng_{1, 2} { init(); }
  Key(const Key&) = default;
  ~Key() { wipe(); }
  static Key make() { return Key(1024); }
  virtual int size() const = 0;
  template <typename T> T as() { return T(bits_); }
  enum Kind { Rsa = 1, Dsa };
  enum class Curve : int { P256, P384 };
  using Hash = SHA256;
  struct Inner { int depth = 3; };
private:
  int bits_ = 2048, other_{7};
  static constexpr const char* ALG = "AES";
  std::string name_;
  Rng rng_;
  Key* next_;
};
int Key::size() const { return this->bits_; }
void ns::Cipher::run() { go(); }
struct Derived final : Key { };
"#), @r#"
    2: type#0 Key(Base, ns.Other)
      11: const Rsa = 1
      11: const Dsa = 2
      13: const Hash = SHA256
      16: field bits_: int = 2048
      16: field other_: int = 7
      17: const ALG: char = "AES"
      18: field name_: std.string = ""
      19: field rng_: Rng = new Rng(){}
      20: field next_: Key
    11: type#1 Kind() in type#0
      11: const Rsa: Kind = 1
      11: const Dsa: Kind = 2
    12: type#2 Curve() in type#0
      12: const P256: Curve = 0
      12: const P384: Curve = 1
    14: type#3 Inner() in type#0
      14: field depth: int = 3
    23: type#4 Cipher()
    24: type#5 Derived(Key)
    1: module #0 (| )
    4: constructor #1 type#0 Key(| )
      this(2048)  @4
    5: constructor #2 type#0 Key(| bits: int, name: char = "RSA")
      super(name)  @5
      this.bits_ = bits  @5
      this.rng_ = new Rng(1, 2){}  @5
      init()  @5
    7: method #3 type#0 ~Key(| )
      wipe()  @7
    8: static #4 type#0 make(| ): Key
      return Key(1024)  @8
    10: method #5 type#0 as(| ): T
      return T(bits_)  @10
    22: method #6 type#0 size(| ): int
      return this.bits_  @22
    23: method #7 type#4 run(| ): void
      go()  @23
    "#);
}

#[test]
fn constructions() {
    assert_snapshot!(lowered(r#"
void f() {
  RSA rsa(2048), *p = new RSA(1024);
  RSA vexing(bits, mode);
  T braced{1, "x"}, copied = T{2}, called = T(3);
  CryptoPP::CBC_Mode<CryptoPP::AES>::Encryption e(key, 16, iv);
  AutoSeededRandomPool rng;
  unsigned char raw[32];
  std::vector<uint8_t> key(32), filled(16, 0), none, list = {1, 2};
  std::array<int, 2> pair{{1, 2}};
  std::map<std::string, int> sizes = {{"AES", 128}, {"DES", 56}};
  std::string text("abc"), empty, other = std::string("d") + text;
  auto made = std::make_unique<Cipher>("AES", 256);
  auto shared = make_shared<ns::Cipher>();
  std::unique_ptr<Cipher> owned(new Cipher{"DES"});
  auto number = static_cast<int>(bits) + int(3);
  auto moved = std::move(text);
  byte* bytes = new byte[16];
  Config config{.name = "x", .bits = 3};
  auto [first, second] = both();
  DWORD word = 5;
  auto same(text);
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| ): void
      let rsa: RSA = new RSA(2048){}  @3
      let p: RSA = new RSA(1024){}  @3
      let vexing: RSA = new RSA(bits, mode){}  @4
      let braced: T = new T(1, "x"){}  @5
      let copied: T = new T(2){}  @5
      let called: T = T(3)  @5
      let e: CryptoPP.CBC_Mode.Encryption = new CryptoPP.CBC_Mode[[CryptoPP.AES]].Encryption(key, 16, iv){}  @6
      let rng: AutoSeededRandomPool = new AutoSeededRandomPool(){}  @7
      let raw: unsigned char[] = sized(32)  @8
      let key: std.vector = sized(32)  @9
      let filled: std.vector = sized(16)  @9
      let none: std.vector = []  @9
      let list: std.vector = [1, 2]  @9
      let pair: std.array = [1, 2]  @10
      let sizes: std.map = {"AES": 128, "DES": 56}  @11
      let text: std.string = "abc"  @12
      let empty: std.string = ""  @12
      let other: std.string = ("d" Add text)  @12
      let made = new Cipher("AES", 256){}  @13
      let shared = new ns.Cipher(){}  @14
      let owned: std.unique_ptr = new Cipher("DES"){}  @15
      let number = (bits Add 3)  @16
      let moved = text  @17
      let bytes: byte = sized(16)  @18
      let config: Config = new Config(){name: "x", bits: 3}  @19
      [first, second] = both()  @20
      let word: DWORD = 5  @21
      let same = text  @22
    "#);
}

#[test]
fn statements_and_expressions() {
    assert_snapshot!(lowered(r#"
int f(Cipher& c) {
  for (const auto& [name, bits] : sizes) use(name);
  for (auto x : {1, 2}) use(x);
  if (auto it = find(); it != end) use(it);
  if (auto *q = c.get<Key>("k")) use(q);
  try { risky(); } catch (const E& e) { report(e); } catch (...) { throw; }
  auto g = [&, n = 1](int a, auto b) { return a + b; };
  c.set(nullptr)->next().data[2];
  use(R"(raw "text")", R"x(other)x", "abc"s, 1'000, this, EVP_MAX<3>, u8"x");
  throw Error("bad");
  delete c;
  switch (c.kind()) { case Kind::Rsa: return 1; default: break; }
  co_return co_await c.run();
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| c: Cipher): int
      loop for [name, bits] in sizes
        use(name)  @3
      loop for x in [1, 2]
        use(x)  @4
      let it = find()  @5
      if (it NotEqual end)  @5
        use(it)  @5
      let q = c.get[[Key]]("k")  @6
      if q  @6
        use(q)  @6
      try
        risky()  @7
      catch
        report(e)  @7
      catch
        throw
      let g = lambda #2  @8
      c.set(null).next().data[2]  @9
      use("raw \"text\"", "other", "abc", 1000, this, EVP_MAX[[3]], "x")  @10
      throw Error("bad")  @11
      ?<a deletion>  @12
      switch c.kind()  @13
      case Kind.Rsa
        return 1  @13
      case
        break
      return c.run()  @14
    8: lambda #2 in #1 (| a: int, b)
      return (a Add b)  @8
    "#);
}

#[test]
fn conditional_members() {
    assert_snapshot!(lowered(r#"
class A {
#ifdef X
  int bits = 1;
#else
  int bits = 2;
  void f() { g(); }
#endif
  EXPORT void h();
};
class EXPORT B : A { int c = 3; };
class Q_EXPORT(1) C final
{
};
class FORWARD;
struct POINT p{1, 2};
"#), @r#"
    2: type#0 A()
      4: field bits: int = 1
      6: field bits: int = 2
    11: type#1 B(A)
      11: field c: int = 3
    12: type#2 C()
    1: module #0 (| )
      let p: POINT = new POINT(1, 2){}  @16
    7: method #1 type#0 f(| ): void
      g()  @7
    syntax errors: [9]
    "#);
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in
        [("a<", ">"), ("a::", ""), ("class A {", "};"), ("[]{", "}"), ("namespace x {", "}")]
    {
        lowered(&format!("{} int x = 1; {}", open.repeat(4000), close.repeat(4000)));
    }
    lowered(&format!("int x = {}1;", "f(1).g<2>(".repeat(2000)));
}
