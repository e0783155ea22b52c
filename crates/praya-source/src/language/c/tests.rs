use insta::assert_snapshot;

use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.c", Language::C, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn the_preprocessor_gives_imports_constants_and_functions() {
    assert_snapshot!(lowered(r#"
#include <openssl/evp.h>
#include "local/keys.h"
#define NAME "AES-256-CBC"
#define BITS 2048u /* comment */
#define ALGO EVP_sha256() // comment
#define JOINED "AES" "-" "256"
#define TWICE (BITS * 2)
#define FLAGS A | \
   B
#define GUARD
#define EXPORT __attribute__((visibility("default")))
#define TYPE static inline
#define HASH(x, ...) EVP_Digest(x, sizeof(x), __VA_ARGS__)
#define INIT(ctx) do { EVP_Init(ctx, ALGO); go(ctx); } while (0)
#define PASTE(x) EVP_##x ## _gcm()
#define TEXT(x) #x
#define FUNCTION(x) DH *get_##x(void) { return DH_new(); }
"#), @r#"
    import  = openssl/evp.h
    import  = local/keys.h
    1: module #0 (| )
      let NAME = "AES-256-CBC"  @4
      let BITS = 2048  @5
      let ALGO = EVP_sha256()  @6
      let JOINED = "AES-256"  @7
      let TWICE = (BITS Multiply 2)  @8
      let FLAGS = (A BitOr B)  @9
      let EXPORT = __attribute__(visibility("default"))  @12
      let TYPE = ?<a macro that is no expression>  @13
    14: fn #1 HASH(| x, ...__VA_ARGS__)
      return EVP_Digest(x, sizeof(x), __VA_ARGS__)  @14
    15: fn #2 INIT(| ctx)
      loop
        EVP_Init(ctx, ALGO)  @15
        go(ctx)  @15
    16: fn #3 PASTE(| x)
      return EVP_##x ## _gcm()  @16
    17: fn #4 TEXT(| x)
      return ?<a macro that is no expression>  @17
    18: fn #5 FUNCTION(| x)
    18: fn #6 in #5 get_##x(| ): DH
      return DH_new()  @18
    "#);
}

#[test]
fn conditional_parts_are_all_possible() {
    assert_snapshot!(lowered(r#"
#ifdef A
int bits = 1024;
#elif defined(B)
int bits = 2048;
#else
int bits = 4096;
#endif
#if 0
int never = EVP_md5();
#else
int always = 1;
#endif
void f(void) {
#ifdef A
  const char *name = "aes";
#else
  const char *name = "des";
  other();
#endif
  use(name);
}
"#), @r#"
    1: module #0 (| )
      let bits: int = 1024  @3
      let bits: int = 2048  @5
      let bits: int = 4096  @7
      let always: int = 1  @12
    14: fn #1 f(| ): void
      let name: char
      if ?<a condition of the preprocessor>  @15
        name = "aes"  @16
      else
        name = "des"  @18
        other()  @19
      use(name)  @21
    "#);
}

#[test]
fn declarations() {
    assert_snapshot!(lowered(r#"
static const char *algs[] = { "AES-128-CBC", "AES-256-" "GCM" };
unsigned char key[32], iv[KEY_LEN] = {0}, *p = key;
extern int elsewhere;
int prototype(int a);
int (*hash)(const char *, int) = sha256;
static const EVP_MD *(*const table[2])(void) = { EVP_sha1, EVP_sha256 };
struct config { int bits; const char *name; struct { int x; } inner; unsigned char salt[8]; };
struct config one = { .name = "RSA", .bits = 2048, .salt = {1, 2} };
struct config two = { 1024, "DSA" }, *none = NULL;
static const struct { const char *name; int bits; } rows[] = { { "a", 1 }, { .bits = 2 } };
typedef struct { int id; } item_t;
item_t items[] = { [FIRST] = { 1 }, [SECOND] = { 2 } };
typedef struct config config_t;
typedef unsigned char byte;
typedef const EVP_CIPHER cipher_t;
enum kind { ZERO, FIVE = 5, SIX, NAMED = OTHER, NEXT };
STACK_OF(X509) *stack = NULL;
int braced = {5};
"#), @r#"
    8: type#0 config()
      8: field bits: int
      8: field name: char
      8: field inner: struct inner
      8: field salt: unsigned char[]
    8: type#1 struct inner() in type#0
      8: field x: int
    11: type#2 struct rows()
      11: field name: char
      11: field bits: int
    12: type#3 item_t()
      12: field id: int
    1: module #0 (| )
      let ZERO = 0  @17
      let FIVE = 5  @17
      let SIX = 6  @17
      let NAMED = OTHER  @17
      let NEXT = (OTHER Add 1)  @17
      let algs: char[] = ["AES-128-CBC", "AES-256-GCM"]  @2
      let key: unsigned char[] = sized(32)  @3
      let iv: unsigned char[] = [0]  @3
      let p: unsigned char = key  @3
      let hash: int = sha256  @6
      let table: EVP_MD[] = [EVP_sha1, EVP_sha256]  @7
      let one: config = new config(){name: "RSA", bits: 2048, salt: [1, 2]}  @9
      let two: config = new config(1024, "DSA"){}  @10
      let none: config = null  @10
      let rows: struct rows[] = [new struct rows("a", 1){}, new struct rows(){bits: 2}]  @11
      let items: item_t[] = {FIRST: new item_t(1){}, SECOND: new item_t(2){}}  @13
      let config_t = config  @14
      let cipher_t = EVP_CIPHER  @16
      let stack: STACK_OF = null  @18
      let braced: int = 5  @19
    "#);
}

#[test]
fn functions() {
    assert_snapshot!(lowered(r#"
static OSSL_INLINE int plain(const EVP_CIPHER *cipher, unsigned char key[16], int (*cb)(int), ...) {
  return cb(1);
}
int none(void) { return 0; }
int old(a, b) int a; char *b; { return a; }
__attribute__((noinline)) static char *pointer() { return "x"; }
DEPRECATED(3) int RSA_size(const RSA *r) { return r->n->bits[0].x; }
extern "C" {
STACK_OF(X509) *get(STACK_OF(X509) *sk) { return sk; }
}
"#), @r#"
    1: module #0 (| )
      DEPRECATED(3)  @8
    2: fn #1 plain(| cipher: EVP_CIPHER, key: unsigned char[], cb: int, ...): OSSL_INLINE
      return cb(1)  @3
    5: fn #2 none(| ): int
      return 0  @5
    6: fn #3 old(| a, b): int
      return a  @6
    7: fn #4 pointer(| ): char
      return "x"  @7
    8: fn #5 RSA_size(| r: RSA): int
      return r.n.bits[0].x  @8
    10: fn #6 get(| sk: STACK_OF): STACK_OF
      return sk  @10
    syntax errors: [2, 8]
    "#);
}

#[test]
fn statements() {
    assert_snapshot!(lowered(r#"
int f(int kind) {
  int i, n = 1;
  if (kind == 1) n = 2; else if (kind == 2) { n = 3; } else n = 4;
  for (int j = 0, k = 1; j < 3; j++, k--) step(j);
  while ((n = next()) > 0) continue;
  do { n--; } while (n);
  switch (kind) {
  case 1:
  case 2: a();
  case 3: b(); break;
  case 4: { return 4; }
#ifdef SIX
  case 6: six();
#endif
    all();
    break;
  case 5:
  default: c();
  }
  i = n = 7, n += 2, i <<= 1;
  goto end;
end:
  return ({ int z = 1; z; });
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| kind: int): int
      try
        let i: int
        let n: int = 1  @3
        if (kind Equal 1)  @4
          n = 2  @4
        else
          if (kind Equal 2)  @4
            n = 3  @4
          else
            n = 4  @4
        let j: int = 0  @5
        let k: int = 1  @5
        loop while (j Less 3)
          step(j)  @5
          j = (j Add 1)  @5
          k = (k Subtract 1)  @5
        loop while ((n = next()) Greater 0)
          continue
        loop
          n = (n Subtract 1)  @7
        switch kind  @8
        case 1, 2
          a()  @10
          b()  @11
          break
        case 3
          b()  @11
          break
        case 4
          block
            return 4  @12
        case 6
          six()  @14
          all()  @16
          break
        case
          c()  @19
        i = (n = 7)  @21
        n = (n Add 2)  @21
        i = (i ShiftLeft 1)  @21
      catch
        return { let z: int = 1  @24; z }  @24
    "#);
}

#[test]
fn expressions() {
    assert_snapshot!(lowered(r#"
void f(void) {
  g(&ctx->a.b, *p, (int)BITS, (const char *)"x", NULL, true);
  g(0x1F, 010, 0b11, 2048UL, 1.5, 0xFFFFFFFFFFFFFFFF, -1, ~2, !3, +4);
  g('a', L'b', '\n', "tab\t\x41\101\u00e9", L"wide", u8"narrow", "a" PRIu64 "b");
  g(a + b - c * d, a << 2 | 3, x ? y : z, x ?: z, (a, b), x && y || w);
  g(sizeof(int), sizeof(unsigned char), sizeof(long), sizeof(void *), sizeof key, sizeof(struct s), sizeof(name));
  g((struct s){ .x = 1 }, (const unsigned char[]){ 1, 2 }, names[i]);
  (*fp)(1); fp->init(2)->next; table[3](x);
  (x = 1);
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| ): void
      g(&ctx.a.b, p, BITS, "x", null, true)  @3
      g(31, 8, 3, 2048, ?<a number that is not a whole one of 64 bits>, ?<a number that is not a whole one of 64 bits>, -1, BitNot(2), Not(3), 4)  @4
      g("a", "b", "\n", "tab\tAAé", "wide", "narrow", template("a", PRIu64, "b"))  @5
      g(((a Add b) Subtract (c Multiply d)), ((a ShiftLeft 2) BitOr 3), (x ? y : z), (x Coalesce z), { a  @6; b }, ((x And y) Or w))  @6
      g(4, 1, ?<a size that depends on the platform>, ?<the size of a pointer>, sizeof(key), sizeof(s), sizeof(name))  @7
      g(new s(){x: 1}, [1, 2], names[i])  @8
      fp(1)  @9
      fp.init(2).next  @9
      table[3](x)  @9
      (x = 1)  @10
    "#);
}

#[test]
fn broken_text_keeps_what_can_be_read() {
    assert_snapshot!(lowered(r#"
int f() {
  if (x) { EVP_sha1();
#ifdef A
  } else if (y) {
#else
  } else {
#endif
    EVP_md5();
  }
  BROKEN(int) x @ ; EVP_sha256();
}
int g( { EVP_sha384(); }
void *h(MACRO a b, int c) {
  return EVP_MD_fetch(NULL, "SHA2-" "512", NULL)
}
"#), @r#"
    1: module #0 (| )
    2: fn #1 f(| ): int
      if x  @3
        EVP_sha1()  @3
      else
        if y  @5
        else
          EVP_md5()  @9
      let x: BROKEN
      EVP_sha256()  @11
    13: fn #2 g(| h: void, c: int): int
      return EVP_MD_fetch(null, "SHA2-512", null)  @15
    syntax errors: [4, 11, 13, 14, 15]
    "#);
}

#[test]
fn headers_of_cpp_are_told_by_their_lines() {
    assert_eq!(Language::of("a.h", b"#pragma once\nnamespace x {\n"), Some(Language::Cpp));
    assert_eq!(Language::of("a.h", b"/* class of key */\nint f(void);\n"), Some(Language::C));
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [("(", ")"), ("{", "}"), ("f(", ")"), ("if(x)", ";"), ("struct{", "}")] {
        let source = format!("int f() {{ {} 1 {} }}", open.repeat(4000), close.repeat(4000));
        lowered(&source);
    }
    let switches = "switch (x) { case 1: f(); case 2: g(); case 3: ".repeat(30);
    lowered(&format!("int f() {{ {switches} h(); {} }}", "}".repeat(30)));
    let long = format!("int x = {}1;", "1 + ".repeat(5000));
    lowered(&long);
    let chain = "if (x) f(); else ".repeat(50_000) + ";";
    lowered(&format!("int f() {{ {chain} }}"));
}
