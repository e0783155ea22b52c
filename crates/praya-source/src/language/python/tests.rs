use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.py", Language::Python, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn imports() {
    let source = r#"
import hashlib
import a.b.c
import a.b as x, os
from Crypto.Cipher import AES as A, DES
from cryptography.hazmat.primitives import *
from . import util
from .util import K
from ..conf.base import (
    NAME,  # why
    OTHER as O,
)
try:
    import simplejson as json
except ImportError:
    import json
"#;
    insta::assert_snapshot!(lowered(source), @r##"
    import hashlib = hashlib
    import a = a
    import x = a.b
    import os = os
    import A = Crypto.Cipher.AES
    import DES = Crypto.Cipher.DES
    import  = cryptography.hazmat.primitives
    import util = .util
    import K = .util.K
    import NAME = ..conf.base.NAME
    import O = ..conf.base.OTHER
    import json = simplejson
    import json = json
    1: module #0 (| )
      try
      catch
    "##);
}

#[test]
fn literals() {
    let source = r#"
"""Documentation."""
a = "x\n\x41é\q" 'y'
b = r"\d" b"\xff\0"
c = f"{alg}-{bits!r:>{width}}-{{}}" "tail"
d = '''long
text'''
e = [1, 0x1F, 0o17, 0b11, 1_000, 1.5, -3, 2 ** 14, None, True, ...]
f = (1, "a"), {1, 2}, {"k": v, **rest}
g = [*first, "last", *more]
h: dict[str, int] = {}
i: str
j = 18446744073709551616
"#;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
      a = "x\nAé\\qy"  @3
      b = "\\dÿ\0"  @4
      c = template(alg, "-", format(repr(bits), ">{width}"), "-{}tail")  @5
      d = "long\ntext"  @6
      e = [1, 31, 15, 3, 1000, ?<a fraction>, Negate(3), 16384, null, true, ?<an ellipsis>]  @8
      f = [[1, "a"], [1, 2], {"k": v, ?<unpacked>: rest}]  @9
      g = ((([] Add first) Add ["last"]) Add more)  @10
      h = {}  @11
      j = ?<a number that is not a whole one of 64 bits>  @13
    "##);
}

#[test]
fn operators() {
    let source = r#"
a = b or "AES"
a = b and c
a = not b
a += 1
a = x if y else z
a = b = c
a, (b, *c) = pair
a, *b, c = pair()
if (n := size()) > 10: pass
a = 1 < n <= 5
a = x in ("a", "b")
a = x not in names
a = x is None
a = x is not None
a = "%s/%s" % (alg, mode)
a = -b // ~c << 2
a = m @ n
a = key[:16] + key[4:] + key[0] + key[::2] + key[1, 2]
d["k"] = 1
self.x.y = 2
a = (await task).value
"#;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
      a = (b Coalesce "AES")  @2
      a = (b And c)  @3
      a = Not(b)  @4
      a = (a Add 1)  @5
      a = (y ? x : z)  @6
      a = (b = c)  @7
      [a, [b, ?<the rest of what is unpacked>]] = pair  @8
      [a, ?<the rest of what is unpacked>, c] = { pair()  @9; ?<what stands after an unpacked rest> }  @9
      if ((n = size()) Greater 10)  @10
      a = ((1 Less n) And (n LessEqual 5))  @11
      a = ((x Equal "a") Or (x Equal "b"))  @12
      a = Not(names.contains(x))  @13
      a = (x Equal null)  @14
      a = (x NotEqual null)  @15
      a = ("%s/%s" Remainder [alg, mode])  @16
      a = ((Negate(b) Divide BitNot(c)) ShiftLeft 2)  @17
      a = ?<an operator that is not modelled>  @18
      a = ((((key.slice(0, 16) Add key.slice(4)) Add key[0]) Add ?<a slice with a step>) Add key[[1, 2]])  @19
      d["k"] = 1  @20
      self.x.y = 2  @21
      a = task.value  @22
    "##);
}

#[test]
fn calls() {
    let source = r#"
h = hashlib.new("sha256", data, usedforsecurity=False)
f(*args, **kwargs)
(builder()
    .subject("x")
    .sign(key, hashes.SHA256()))
any(check(x) for x in xs if x)
names = [f(x) for xs in all for x in xs]
table = {k: g(v) for k, v in items}
g = lambda a, b=1, *c: a + b
print "old", value
type(self)(1)
x = yield produce()
"#;
    insta::assert_snapshot!(lowered(source), @r#"
    1: module #0 (| )
      h = hashlib.new("sha256", data, usedforsecurity: false)  @2
      f(...args, ...kwargs)  @3
      builder().subject("x").sign(key, hashes.SHA256())  @6
      any({ let gathered 26 = []  @7; loop for x in xs;   if x  @7;     gathered 26.append(check(x))  @7; gathered 26 })  @7
      names = { let gathered 39 = []  @8; loop for xs in all;   loop for x in xs;     gathered 39.append(f(x))  @8; gathered 39 }  @8
      table = { let gathered 52 = {}  @9; loop for [k, v] in items;   gathered 52[k] = g(v)  @9; gathered 52 }  @9
      g = lambda #1  @10
      "old"  @11
      value  @11
      type(self)(1)  @12
      x = { produce()  @13; ?<what a generator is sent> }  @13
    10: lambda #1 (| a, b = 1, ...c)
      return (a Add b)  @10
    "#);
}

#[test]
fn functions_and_classes() {
    let source = r#"
@app.route("/")
def free(a, b: str = "AES", *args: int, c=None, **kw) -> bytes:
    """Documentation."""
    def inner(x):
        return x
    class Local(Base):
        y = 1
    return inner(a)

class Cipher(base.Cipher, Generic[T], metaclass=Meta):
    """Documentation."""
    MODE = "CBC"
    size: int = 256
    name: Optional[str]
    a, b = pair()
    if PY3:
        def conditional(self): return 1
    else:
        def conditional(self): return 2

    def __init__(self, key, mode=MODE):
        super().__init__(key)
        super(Cipher, self).setup()
        self.key = key

    @staticmethod
    def make(key): return Cipher(key)

    @classmethod
    def default(cls, key): return cls(key, cls.MODE)

    @property
    def mode(self): return self.MODE

    async def run(self, k: "Key | None"):
        async with session() as s:
            return await s.get()

    class Inner:
        X = 1
"#;
    insta::assert_snapshot!(lowered(source), @r##"
    7: type#0 Local(Base)
      8: static y = 1
    11: type#1 Cipher(base.Cipher, Generic)
      13: static MODE = "CBC"
      14: static size: int = 256
      15: static name: str
    40: type#2 Inner() in type#1
      41: static X = 1
    1: module #0 (| )
    3: fn #1 free(| a, b: str = "AES", ...args: int, c = null, ...kw): bytes
      let inner = lambda #2  @5
      return inner(a)  @9
    5: lambda #2 in #1 (| x)
      return x  @6
    18: method #3 type#1 conditional(self | )
      return 1  @18
    20: method #4 type#1 conditional(self | )
      return 2  @20
    22: constructor #5 type#1 Cipher(self | key, mode = MODE)
      super(key)  @23
      super.setup()  @24
      self.key = key  @25
    28: static #6 type#1 make(| key)
      return Cipher(key)  @28
    31: static #7 type#1 default(cls | key)
      return cls(key, cls.MODE)  @31
    34: method #8 type#1 mode(self | )
      return self.MODE  @34
    36: method #9 type#1 run(self | k: Key)
      try
        s = session()  @37
        return s.get()  @38
    12: static initializer #10 type#1 (| )
      [a, b] = pair()  @16
    "##);
}

#[test]
fn control_flow() {
    let source = r#"
def f(x):
    if x == 1:
        return "a", 2
    elif x == 2:
        raise ValueError("x") from None
    elif x == 3: pass
    else:
        return
    for i, (a, b) in enumerate(xs):
        if a: break
        continue
    else:
        done()
    while x: x -= 1
    try:
        risky()
    except (A, B) as e:
        handle(e)
    except:
        raise
    else:
        fine()
    finally:
        close()
    with open(p) as f, lock:
        f.read()
    match x, 1:
        case "aes" | "AES": a()
        case Mode.CBC: b()
        case {"k": v}: c()
        case 5 as five if five > 3: d()
        case -1: g()
        case other: e(other)
    match x:
        case [1, *rest]: a()
        case _: b()
    assert x, "m"
    del x
    global y
"#;
    insta::assert_snapshot!(lowered(source), @r#"
    1: module #0 (| )
    2: fn #1 f(| x)
      if (x Equal 1)  @3
        return ["a", 2]  @4
      else
        if (x Equal 2)  @5
          throw ValueError("x")  @6
        else
          if (x Equal 3)  @7
          else
            return
      loop for [i, [a, b]] in enumerate(xs)
        if a  @11
          break
        continue
      done()  @14
      loop while x
        x = (x Subtract 1)  @15
      try
        risky()  @17
        fine()  @23
      catch
        handle(e)  @19
      catch
        throw
      finally
        close()  @25
      try
        f = open(p)  @26
        lock  @26
        f.read()  @27
      switch [x, 1]  @28
      case "aes", "AES"
        a()  @29
      case Mode.CBC
        b()  @30
      case ?<a structural pattern>
        c()  @31
      case ?<a guard>
        five = [x, 1]  @28
        (five Greater 3)  @32
        d()  @32
      case Negate(1)
        g()  @33
      case
        other = [x, 1]  @28
        e(other)  @34
      switch x  @35
      case ?<a structural pattern>
        a()  @36
      case
        b()  @37
      if x  @38
      else
        throw
    "#);
}

#[test]
fn broken_text_keeps_what_could_be_read() {
    let source = "x = AES.new(key, AES.MODE_ECB)\ndef f(:\n    y = DES.new(k)\nz = )\nw = 3\n";
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
      x = AES.new(key, AES.MODE_ECB)  @1
      z = (w = 3)  @5
    2: fn #1 f(| )
      y = DES.new(k)  @3
    syntax errors: [2, 4]
    "##);
}

#[test]
fn chains_of_any_length_and_nesting_of_any_depth() {
    let chain = format!("a = b{}\n", ".c()".repeat(5_000));
    let sum = format!("a = 'x'{}\n", " + 'x'".repeat(5_000));
    let nested = format!("a = {}1{}\n", "[".repeat(5_000), "]".repeat(5_000));
    let elifs = format!("if x: pass\n{}", "elif y: f()\n".repeat(50_000));
    assert_eq!(unknowns(&chain), [""; 0]);
    assert_eq!(unknowns(&sum), [""; 0]);
    assert_eq!(unknowns(&nested), ["nested too deeply"]);
    assert_eq!(unknowns(&elifs), [""; 0]);
}

fn unknowns(source: &str) -> Vec<&'static str> {
    let unit = crate::lower("a.py", Language::Python, source.as_bytes()).expect("readable");
    let reasons = unit.exprs().filter_map(|(_, expr)| match expr {
        crate::ir::Expr::Unknown(why) => Some(*why),
        _ => None,
    });
    reasons.collect()
}
