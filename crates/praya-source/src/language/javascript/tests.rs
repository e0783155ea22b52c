use crate::Language;
use crate::dump::dump;

fn javascript(source: &str) -> String {
    let unit = crate::lower("a.js", Language::JavaScript, source.as_bytes()).expect("readable");
    dump(&unit)
}

fn typescript(source: &str) -> String {
    let unit = crate::lower("a.ts", Language::TypeScript, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn modules() {
    let source = r#"
import crypto, { createHash as h, randomBytes } from 'node:crypto';
import * as c from "x/y";
import cfg from './config.js';
import './setup';
import forge from 'node-forge';
const crypto2 = require('crypto');
const { createHash: hash, createHmac, rest: { deep }, d = 'x', ...others } = require('crypto');
const util = require('./util.mjs').helper;
const lazy = await import('node:tls');
export const ALG = 'aes-256-gcm', KEY = 1;
export default { alg: ALG };
export { a as b, ALG } from './other';
export { crypto as default };
export * from './all';
export * as ns from './ns';
export function free() {}
export default class Foo {}
module.exports = { ALG, f() {}, ...rest };
exports.g = () => 1;
module.exports.Box = class extends Foo {};
"#;
    insta::assert_snapshot!(javascript(source), @r##"
    import crypto = crypto
    import h = crypto.createHash
    import randomBytes = crypto.randomBytes
    import c = x/y
    import cfg = ./config.default
    import forge = node-forge
    import b = ./other.a
    import ALG = ./other.ALG
    import  = ./all
    import ns = ./ns
    18: type#0 Foo()
    21: type#1 Box(Foo)
    1: module #0 (| )
      let crypto2 = <crypto>  @7
      let hash
      let createHmac
      let deep
      let d
      {"createHash": hash, "createHmac": createHmac, "rest": {"deep": deep}, "d": d} = <crypto>  @8
      d = (d Coalesce "x")  @8
      let util = <./util>.helper  @9
      let lazy = <tls>  @10
      let ALG = "aes-256-gcm"  @11
      let KEY = 1  @11
      exports.default = {"alg": ALG}  @12
      exports.default = crypto  @14
      exports.default = Foo  @18
      module.exports = {"ALG": ALG, "f": lambda #2, ?<unpacked>: rest}  @19
      exports.g = lambda #3  @20
      module.exports.Box = Box  @21
    17: fn #1 free(| )
    19: lambda #2 (| )
    20: lambda #3 (| )
      return 1  @20
    "##);
}

#[test]
fn literals() {
    let source = r#"
'use strict';
const a = "x\n\x41\u00e9\u{1F600}\q" + 'y\'z';
const b = `${alg}-${bits + 1}-\`tail`;
const c = String.raw`\d${x}`;
const d = [1, 0x1F, 0o17, 0b11, 1_000, 1.5, 10n, -3, 2 ** 14, null, undefined, true, /x/g];
const e = { k: v, 'q-r': 1, 5: 2, [comp]: 3, short, m(x) { return x; }, get g() { return 'G'; },
  set g(v) {}, ...spread };
const f = [...first, 'last'];
"#;
    insta::assert_snapshot!(javascript(source), @r##"
    1: module #0 (| )
      let a = ("x\nAé😀q" Add "y'z")  @3
      let b = template(alg, "-", (bits Add 1), "-`tail")  @4
      let c = String.raw(template("\\d", x))  @5
      let d = [1, 31, 15, 3, 1000, ?<a number that is not a whole one of 64 bits>, 10, Negate(3), 16384, null, null, true, ?<a regular expression>]  @6
      let e = {"k": v, "q-r": 1, "5": 2, comp: 3, "short": short, "m": lambda #1, "g": lambda #2(), ?<unpacked>: spread}  @7
      let f = (([] Add first) Add ["last"])  @9
    7: lambda #1 (| x)
      return x  @7
    7: lambda #2 (| )
      return "G"  @7
    "##);
}

#[test]
fn operators() {
    let source = r#"
a = b || 'AES';
a = b ?? c?.d?.[0]?.(1);
a = b && !c;
a += 1; a ||= 2; a ??= 3; a++; --a;
a = x === 1 ? y : z != 2;
a = b = c;
[a, , b = 2, ...c] = pair;
({ a, b: c.d } = obj);
a = (0, lib.f)(1);
a = (g(), 2);
a = void 0;
a = typeof f();
a = -b >>> ~c << 2 | d & e ^ g;
a = 'k' in f();
this.x['y'].z = process.env.ALG;
"#;
    insta::assert_snapshot!(javascript(source), @r##"
    1: module #0 (| )
      a = (b Coalesce "AES")  @2
      a = (b Coalesce c.d[0](1))  @3
      a = (b And Not(c))  @4
      a = (a Add 1)  @5
      a = (a Coalesce 2)  @5
      a = (a Coalesce 3)  @5
      a = (a Add 1)  @5
      a = (a Subtract 1)  @5
      a = ((x Equal 1) ? y : (z NotEqual 2))  @6
      a = (b = c)  @7
      [a, ?<a hole>, b, ?<the rest of what is unpacked>] = pair  @8
      b = (b Coalesce 2)  @8
      {"a": a, "b": c.d} = obj  @9
      a = lib.f(1)  @10
      a = { g()  @11; 2 }  @11
      a = null  @12
      a = { f()  @13; ?<an operator that is not modelled> }  @13
      a = (((Negate(b) ShiftRight BitNot(c)) ShiftLeft 2) BitOr ((d BitAnd e) BitXor g))  @14
      a = { f()  @15; ?<an operator that is not modelled> }  @15
      this.x["y"].z = process.env.ALG  @16
    "##);
}

#[test]
fn calls_and_functions() {
    let source = r#"
const x = crypto
  .createHash('sha256')
  .update(data, ...more)
  .digest();
new forge.pki.X({ a: 1 }).run(async () => { await f(); });
function free(a, b = 'AES', { c, d: [e] = [1], f = 2 } = {}, ...rest) {
  later();
  return inner(a);
  function inner(y) { return y; }
}
const arrow = (x) => x + 1, one = y => ({ y });
const named = function self() {};
function* gen() { const got = yield make(); }
(function () { var local = 1; })();
const el = <Button alg="x" onClick={() => sign('rsa')}>{encrypt(data)} text</Button>;
promise.then(function (r) { use(r); });
const Local = class Named extends Base { };
"#;
    insta::assert_snapshot!(javascript(source), @r##"
    18: type#0 Local(Base)
    1: module #0 (| )
      let x = crypto.createHash("sha256").update(data, ...more).digest()  @5
      new forge.pki.X({"a": 1}){}.run(lambda #4)  @6
      let arrow = lambda #5  @12
      let one = lambda #6  @12
      let named = lambda #7  @13
      lambda #8()  @15
      let el = { { { { lambda #9  @16; ?<an element> }  @16; ?<an element> }  @16; ?<an element> }  @16; { encrypt(data)  @16; ?<an element> }  @16; ?<an element> }  @16
      promise.then(lambda #10)  @17
    7: fn #1 free(| a, b = "AES", parameter 2 = {}, ...rest)
      let c
      let e
      let f
      {"c": c, "d": [e], "f": f} = parameter 2  @7
      f = (f Coalesce 2)  @7
      let inner = lambda #2  @10
      later()  @8
      return inner(a)  @9
    10: lambda #2 in #1 (| y)
      return y  @10
    14: fn #3 gen(| )
      let got = { make()  @14; ?<what a generator is sent> }  @14
    6: lambda #4 (| )
      f()  @6
    12: lambda #5 (| x)
      return (x Add 1)  @12
    12: lambda #6 (| y)
      return {"y": y}  @12
    13: lambda #7 (| )
    15: lambda #8 (| )
      let local = 1  @15
    16: lambda #9 (| )
      return sign("rsa")  @16
    17: lambda #10 (| r)
      use(r)  @17
    "##);
}

#[test]
fn classes() {
    let source = r#"
class Cipher extends base.Cipher {
  mode = 'cbc';
  static SIZE = 256;
  #key;
  static { setup(); }
  handler = (e) => { this.run(e); };
  constructor(key, mode = 'cbc') {
    super(key);
    this.#key = key;
  }
  static make(key) { return new Cipher(key); }
  get algorithm() { return `aes-${Cipher.SIZE}-${this.mode}`; }
  set algorithm(v) { this.mode = v; }
  async run() { super.run(); }
  'quoted-name'() {}
}
"#;
    insta::assert_snapshot!(javascript(source), @r##"
    2: type#0 Cipher(base.Cipher)
      3: field mode = "cbc"
      4: static SIZE = 256
      5: field #key
    1: module #0 (| )
    6: static initializer #1 type#0 (| )
      setup()  @6
    7: method #2 type#0 handler(| e)
      this.run(e)  @7
    8: constructor #3 type#0 Cipher(| key, mode = "cbc")
      super(key)  @9
      this.#key = key  @10
    12: static #4 type#0 make(| key)
      return new Cipher(key){}  @12
    13: method #5 type#0 algorithm(| )
      return template("aes-", Cipher.SIZE, "-", this.mode)  @13
    14: method #6 type#0 algorithm=(| v)
      this.mode = v  @14
    15: method #7 type#0 run(| )
      super.run()  @15
    16: method #8 type#0 quoted-name(| )
    "##);
}

#[test]
fn control_flow() {
    let source = r#"
function f(x) {
  if (x == 1) return 1;
  else if (x == 2) { throw new Error('x'); }
  else y();
  for (let i = 0, n = 3; i < n; i++) g(i);
  for (;;) break;
  for (const [k, v] of Object.entries(o)) { continue; }
  for (const k in o) use(k);
  while (x) x--;
  do { x++; } while (x < 3);
  outer: for (const z of zs) { break outer; }
  switch (x) {
    case 'a':
    case 'b': one(); break;
    case 'c': two();
    case 'd': { three(); return; }
    default: four();
  }
  try { risky(); } catch ({ message }) { handle(message); } finally { close(); }
  try { a(); } catch { b(); }
  a(), b = 2, c();
  { let block = 1; }
}
"#;
    insta::assert_snapshot!(javascript(source), @r##"
    1: module #0 (| )
    2: fn #1 f(| x)
      if (x Equal 1)  @3
        return 1  @3
      else
        if (x Equal 2)  @4
          throw new Error("x"){}  @4
        else
          y()  @5
      let i = 0  @6
      let n = 3  @6
      loop while (i Less n)
        g(i)  @6
        i = (i Add 1)  @6
      loop
        break
      loop for [k, v] in Object.entries(o)
        continue
      let k
      loop for k in ?<the keys of an object>
        use(k)  @9
      loop while x
        x = (x Subtract 1)  @10
      loop while (x Less 3)
        x = (x Add 1)  @11
      let z
      loop for z in zs
        break
      switch x  @13
      case "a", "b"
        one()  @15
        break
      case "c"
        two()  @16
        block
          three()  @17
          return
      case "d"
        block
          three()  @17
          return
      case
        four()  @18
      try
        risky()  @20
      catch
        handle(message)  @20
      finally
        close()  @20
      try
        a()  @21
      catch
        b()  @21
      a()  @22
      b = 2  @22
      c()  @22
      block
        let block = 1  @23
    "##);
}

#[test]
fn typed() {
    let source = r#"
import fs = require("fs");
import type { T } from './t';
import Alias = A.B;
const alg: string = <string>cfg!.alg as any satisfies string;
const x = f<string>(y as unknown as Buffer);
enum Alg { A, B = 5, C, D = 'aes-128', E = D }
const enum Q { 'x-y' = 1 }
declare const G: string;
interface Opts extends Base<T>, Other { alg: string; size?: number; run(): void }
type Z = { a: 1 };
abstract class Svc<T> extends Base<T> implements I, J {
  private readonly alg: string = 'aes';
  declare y: Key | null;
  constructor(private readonly key: Buffer, public opts?: Opts, plain: number = 3) { super(); }
  abstract go(): void;
  @Dec('x') async load(this: Svc, id: string): Promise<Key> { return this.alg; }
}
namespace N.M { export const K = 1; export function f(a: string[]) { return a; } }
export = Svc;
function over(a: string): void;
function over(a: any) { return a; }
"#;
    insta::assert_snapshot!(typescript(source), @r#"
    import fs = fs
    import T = ./t.T
    import Alias = A.B
    7: type#0 Alg()
      7: const A = 0
      7: const B = 5
      7: const C = 6
      7: const D = "aes-128"
      7: const E = D
    8: type#1 Q()
      8: const x-y = 1
    10: type#2 Opts(Base, Other)
      10: field alg: string
      10: field size: number
    12: type#3 Svc(Base, I, J)
      13: final alg: string = "aes"
      14: field y: Key
      15: final key: Buffer
      15: field opts: Opts
    19: type#4 N.M()
      19: static K = 1
    1: module #0 (| )
      let alg: string = cfg.alg  @5
      let x = f(y as Buffer)  @6
      module.exports = Svc  @20
    22: fn #1 over(| a: any)
      return a  @22
    15: constructor #2 type#3 Svc(| key: Buffer, opts: Opts, plain: number = 3)
      this.key = key  @15
      this.opts = opts  @15
      super()  @15
    17: method #3 type#3 load(| id: string): Key
      return this.alg  @17
    19: static #4 type#4 f(| a: string[])
      return a  @19
    "#);
}

#[test]
fn broken_text_keeps_what_could_be_read() {
    let source =
        "const x = crypto.createHash('md5');\nfoo(1 2;\nclass A { m() { g('a' } }\nh(2);\n";
    insta::assert_snapshot!(javascript(source), @r##"
    1: module #0 (| )
      let x = crypto.createHash("md5")  @1
      h(2)  @4
    syntax errors: [2]
    "##);
}

#[test]
fn chains_of_any_length_and_nesting_of_any_depth() {
    let chain = format!("a = b{}\n", ".c()".repeat(5_000));
    let sum = format!("a = 'x'{}\n", " + 'x'".repeat(5_000));
    let nested = format!("a = {}1{}\n", "[".repeat(5_000), "]".repeat(5_000));
    let functions = format!("{}1{}\n", "f(() => { ".repeat(5_000), " })".repeat(5_000));
    let elses = format!("if (x) y();\n{}", "else if (y) f();\n".repeat(20_000));
    assert_eq!(unknowns(&chain), [""; 0]);
    assert_eq!(unknowns(&sum), [""; 0]);
    assert_eq!(unknowns(&nested), ["nested too deeply"]);
    assert_eq!(unknowns(&functions), ["nested too deeply"]);
    assert_eq!(unknowns(&elses), [""; 0]);
}

fn unknowns(source: &str) -> Vec<&'static str> {
    let unit = crate::lower("a.js", Language::JavaScript, source.as_bytes()).expect("readable");
    let reasons = unit.exprs().filter_map(|(_, expr)| match expr {
        crate::ir::Expr::Unknown(why) => Some(*why),
        _ => None,
    });
    reasons.collect()
}
