use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.go", Language::Go, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn declarations() {
    let source = r#"
package keys

import "crypto/sha256"
import (
	"crypto/rsa"
	r "crypto/rand"
	. "fmt"
	_ "crypto/sha512"
	"github.com/golang-jwt/jwt/v5"
	"gopkg.in/yaml.v3"
	"github.com/go-jose/go-jose/v4"
)

const Alg = "AES"
const (
	A Kind = iota + 1
	B
	C, D = iota, 1 << iota
	E = "x"
	F
)

var size, mode = 256, "GCM"
var block, err = aes.NewCipher(key)
var (
	name string
	count uint32
	cfg tls.Config
	buffer [32]byte
	list []string
	pointer *Key
	failure error
)

func (k *Key) Bits() int { return k.bits }

type Key struct {
	rsa.PrivateKey
	*Base
	bits, spare int
	Names []string `json:"names"`
	Hash  func() hash.Hash
}
type Signer interface { Sign(b []byte) error }
type Alias = rsa.PublicKey
type Kind string

func (o Other[T]) Run() {}

func New(bits int, opts ...Option) (*Key, error) { return &Key{bits: bits}, nil }

func named(a, b string) (key []byte, err error) {
	if a == b {
		return
	}
	return []byte(a), err
}
"#;
    insta::assert_snapshot!(lowered(source), @r##"
    package keys
    import sha256 = crypto/sha256
    import rsa = crypto/rsa
    import r = crypto/rand
    import  = fmt
    import _ = crypto/sha512
    import jwt = github.com/golang-jwt/jwt/v5
    import yaml = gopkg.in/yaml.v3
    import jose = github.com/go-jose/go-jose/v4
    38: type#0 Key(rsa.PrivateKey, Base)
      39: field PrivateKey: rsa.PrivateKey
      40: field Base: Base
      41: field bits: int
      41: field spare: int
      42: field Names: string[]
      43: field Hash
    45: type#1 Signer()
    49: type#2 Other()
    1: module #0 (| )
      let Alias = rsa.PublicKey  @46
      let Alg = "AES"  @15
      let A: Kind = (0 Add 1)  @17
      let B: Kind = (1 Add 1)  @17
      let C = 2  @19
      let D = (1 ShiftLeft 2)  @19
      let E = "x"  @20
      let F = "x"  @20
      let size = 256  @24
      let mode = "GCM"  @24
      [block, err] = aes.NewCipher(key)  @25
      let name: string = ""  @27
      let count: uint32 = 0  @28
      let cfg: tls.Config = new tls.Config(){}  @29
      let buffer: byte[] = sized(32)  @30
      let list: string[] = []  @31
      let pointer: Key = null  @32
      let failure: error = null  @33
    47: fn #1 Kind(| value)
      return value  @47
    36: method #2 type#0 Bits(k | ): int
      return k.bits  @36
    49: method #3 type#2 Run(o | )
    51: fn #4 New(| bits: int, ...opts: Option): Key
      return [new Key(){bits: bits}, null]  @51
    53: fn #5 named(| a: string, b: string): byte[]
      let key: byte[]
      let err: error
      if (a Equal b)  @54
        return [key, err]  @53
      return [a, err]  @57
    "##);
}

#[test]
fn expressions() {
    let source = r#"
package p
func f() {
	a := "x\n\x41\u00e9\101" + `raw\n` + string('y')
	a = 0x1F + 0o17 + 0b11 + 1_000 + 017
	c := &tls.Config{MinVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.A, tls.B}}
	d := map[string]Spec{"a": {Bits: 1}, b: {2, 3}}
	e := []*Spec{{Bits: 4}, &Spec{}, nil}
	g := [...]string{0: "zero", 2: "two"}
	cases := []struct{ a, b int; C string }{{1, 2, "c"}, {C: "d"}}
	h := Hash[sha256.Digest](sha256.New)(b[:16], b[4:], b[1:2:3], b[:], b[i])
	i := make([]byte, 32)
	j := append(make([]string, 0, 4), "a", "b")
	k := append(j, others...)
	l := make(map[string]int)
	m := new(big.Int).SetBytes(data[0:8])
	n := x.(*rsa.PrivateKey).PublicKey
	o := []byte("secret")
	p := func(y int) string { return y }
	q := !a && -b == ^c || *d != <-ch
	r := hmac.New(func() hash.Hash { return md5.New() }, key)
	variadic(list...)
	s, err := aes.NewCipher(key)
	key, err := derive(key)
	t, u := 1, 2
	_, v = pair()
	w, y = y, w
	z &^= 1
	z <<= 2
	z++
	k.cfg.MinVersion = tls.VersionTLS10
	d["k"] = Spec{}
}
"#;
    insta::assert_snapshot!(lowered(source), @r#"
    package p
    1: module #0 (| )
    3: fn #1 f(| )
      let a = (("x\nAéA" Add "raw\\n") Add string("y"))  @4
      a = ((((31 Add 15) Add 3) Add 1000) Add 15)  @5
      let c = new tls.Config(){MinVersion: tls.VersionTLS12, CipherSuites: [tls.A, tls.B]}  @6
      let d = {"a": new Spec(){Bits: 1}, b: new Spec(2, 3){}}  @7
      let e = [new Spec(){Bits: 4}, new Spec(){}, null]  @8
      let g = {0: "zero", 2: "two"}  @9
      let cases = [{"a": 1, "b": 2, "C": "c"}, {"C": "d"}]  @10
      let h = Hash(sha256.New)(b.slice(0, 16), b.slice(4), b.slice(1, 2), b, b[i])  @11
      let i = sized(32)  @12
      let j = ([] Add ["a", "b"])  @13
      let k = (j Add others)  @14
      let l = {}  @15
      let m = new big.Int(){}.SetBytes(data.slice(0, 8))  @16
      let n = x as rsa.PrivateKey.PublicKey  @17
      let o = "secret"  @18
      let p = lambda #2  @19
      let q = ((Not(a) And (Negate(b) Equal BitNot(c))) Or (d NotEqual ?<what a channel gives>))  @20
      let r = hmac.New(lambda #3, key)  @21
      variadic(...list)  @22
      let s
      let err
      [s, err] = aes.NewCipher(key)  @23
      let err
      [key, err] = derive(key)  @24
      let t
      let u
      [t, u] = [1, 2]  @25
      [?<assigned to nothing>, v] = pair()  @26
      [w, y] = [y, w]  @27
      z = ?<an operator that is not modelled>  @28
      z = (z ShiftLeft 2)  @29
      z = (z Add 1)  @30
      k.cfg.MinVersion = tls.VersionTLS10  @31
      d["k"] = new Spec(){}  @32
    19: lambda #2 in #1 (| y: int): string
      return y  @19
    21: lambda #3 in #1 (| ): hash.Hash
      return md5.New()  @21
    "#);
}

#[test]
fn control_flow() {
    let source = r#"
package p
func f() {
	if x := g(); x == 1 {
		return 1, nil
	} else if x == 2 {
		panic("x")
	} else if y := h(); y {
		one()
	} else {
		two()
	}
	for i := 0; i < 3; i++ { a(i) }
	for i, v := range xs { b(v); continue }
	for k := range m { b(k) }
	for x < 3 { break }
	for { select { case v := <-ch: use(v); case out <- 1: sent(); default: idle() } }
	switch y := g(); y {
	case "a", "b":
		one()
		fallthrough
	case tls.X:
		two()
	default:
		three()
	}
	switch {
	case x > 1:
		one()
	}
	switch k := key.(type) {
	case *rsa.PrivateKey, nil:
		use(k)
	default:
	}
	go run()
	defer func() { close() }()
	{ var inner int; const c = 1 }
outer:
	for { break outer }
	ch <- value()
	type Local struct { a int }
	goto outer
	return
}
"#;
    insta::assert_snapshot!(lowered(source), @r#"
    package p
    42: type#0 Local()
      42: field a: int
    1: module #0 (| )
    3: fn #1 f(| )
      let x = g()  @4
      if (x Equal 1)  @4
        return [1, null]  @5
      else
        if (x Equal 2)  @6
          throw panic("x")  @7
        else
          let y = h()  @8
          if y  @8
            one()  @9
          else
            two()  @11
      let i = 0  @13
      loop while (i Less 3)
        a(i)  @13
        i = (i Add 1)  @13
      let i = ?<a key or position in a loop>  @14
      let v
      loop for v in xs.values()
        b(v)  @14
        continue
      let k = ?<a key or position in a loop>  @15
      loop in m.values()
        b(k)  @15
      loop while (x Less 3)
        break
      loop
        switch ?<which channel is ready>  @17
        case ?<a channel>
          v = ?<what a channel gives>  @17
          use(v)  @17
        case ?<a channel>
          out  @17
          1  @17
          sent()  @17
        case
          idle()  @17
      let y = g()  @18
      switch y  @18
      case "a", "b"
        one()  @20
        two()  @23
      case tls.X
        two()  @23
      case
        three()  @25
      switch true  @27
      case (x Greater 1)
        one()  @29
      let k = key  @31
      switch ?<the type of a value>  @31
      case ?<a type>
        let k: rsa.PrivateKey = k as rsa.PrivateKey  @32
        use(k)  @33
      case
      run()  @36
      lambda #2()  @37
      block
        let inner: int = 0  @38
        let c = 1  @38
      loop
        break
      ch  @41
      value()  @41
      return
    37: lambda #2 in #1 (| )
      close()  @37
    "#);
}

#[test]
fn broken_text_keeps_what_could_be_read() {
    let source = "package p\nfunc f( {\n  g(\"md5\")\n}\nfunc h() {\n  x := aes.NewCipher(\n}\nvar y = k()\n";
    insta::assert_snapshot!(lowered(source), @r##"
    package p
    1: module #0 (| )
      let y = k()  @8
    2: fn #1 f(| )
      g("md5")  @3
    5: fn #2 h(| )
    syntax errors: [2, 6]
    "##);
}

#[test]
fn chains_of_any_length_and_nesting_of_any_depth() {
    let chain = format!("package p\nvar a = b{}\n", ".c()".repeat(5_000));
    let sum = format!("package p\nvar a = \"x\"{}\n", " + \"x\"".repeat(5_000));
    let nested = format!("package p\nvar a = {}1{}\n", "(".repeat(5_000), ")".repeat(5_000));
    let literals = format!("package p\nvar a = [][]T{}{}\n", "{".repeat(5_000), "}".repeat(5_000));
    let blocks = format!("package p\nfunc f() {}{}\n", "{".repeat(5_000), "}".repeat(5_000));
    let elses =
        format!("package p\nfunc f() {{ if x {{}}{} }}\n", " else if y { f() }".repeat(20_000));
    assert_eq!(unknowns(&chain), [""; 0]);
    assert_eq!(unknowns(&sum), [""; 0]);
    assert_eq!(unknowns(&nested), ["nested too deeply"]);
    assert_eq!(unknowns(&literals).len(), 1);
    assert_eq!(unknowns(&blocks), ["nested too deeply"]);
    assert_eq!(unknowns(&elses), [""; 0]);
}

fn unknowns(source: &str) -> Vec<&'static str> {
    let unit = crate::lower("a.go", Language::Go, source.as_bytes()).expect("readable");
    let reasons = unit.exprs().filter_map(|(_, expr)| match expr {
        crate::ir::Expr::Unknown(why) => Some(*why),
        _ => None,
    });
    reasons.collect()
}
