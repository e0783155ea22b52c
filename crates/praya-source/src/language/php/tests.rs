use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let source = format!("<?php\n{source}");
    let unit = crate::lower("a.php", Language::Php, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn names() {
    let source = r##"
namespace App\Crypto;
use A\B\C as D, E\F;
use function G\h;
use I\{J, K as L, M\N};
const KEY_SIZE = 256, MODE = 'cbc';
define('CIPHER', 'aes-256-cbc');
$a = new \phpseclib3\Crypt\AES('cbc');
$b = new D();
$c = new M\X($a);
$d = \openssl_encrypt($data, CIPHER, $key, OPENSSL_RAW_DATA, iv: $iv, ...$rest);
$e = \Lib\Hash::make(namespace\f());
$f = $_ENV['KEY'] ?? getenv('K');
$g = F::class;
$h = strlen(...);
return ['cipher' => MODE];
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    package App.Crypto
    import D = A.B.C
    import F = E.F
    import h = G.h
    import J = I.J
    import L = I.K
    import N = I.M.N
    1: module #0 (| )
      let KEY_SIZE = 256  @7
      let MODE = "cbc"  @7
      CIPHER = "aes-256-cbc"  @8
      $a = new <phpseclib3.Crypt.AES>("cbc"){}  @9
      $b = new D(){}  @10
      $c = new M.X($a){}  @11
      $d = openssl_encrypt($data, CIPHER, $key, OPENSSL_RAW_DATA, iv: $iv, ...$rest)  @12
      $e = <Lib.Hash>.make(f())  @13
      $f = (<ENV>["KEY"] Coalesce getenv("K"))  @14
      $g = F  @15
      $h = strlen  @16
      return {"cipher": MODE}  @17
    "##);
}

#[test]
fn literals() {
    let source = r##"
$a = 'it\'s \n\\' . "x\n\x41\u{1F600}\$\q";
$b = "x {$b->c} $d[key] $e[0] $f->g\n$h";
$c = <<<EOT
    hello $x
      world\t{$y['k']}
    EOT;
$d = <<<'EOT'
  raw $x\n
  EOT;
$e = [1, 0x1F, 0o17, 017, 0b11, 1_000, 1.5, null, TRUE, false];
$f = array('k' => 1, 'l' => ['m'], 5, ...$rest);
$g = [...$first, 'last'];
['a' => $x, 'b' => [, $y]] = $z;
list($p, , $q) = [1, 2, 3];
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
      $a = ("it's \\n\\" Add "x\nA😀$\\q")  @3
      $b = template("x ", $b.c, " ", $d["key"], " ", $e[0], " ", $f.g, "\n", $h)  @4
      $c = template("hello ", $x, "\n  world\t", $y["k"])  @5
      $d = "raw $x\\n"  @9
      $e = [1, 31, 15, 15, 3, 1000, ?<a fraction>, null, true, false]  @12
      $f = {"k": 1, "l": ["m"], 0: 5, ?<unpacked>: $rest}  @13
      $g = (([] Add $first) Add ["last"])  @14
      {"a": $x, "b": [?<a hole>, $y]} = $z  @15
      [$p, ?<a hole>, $q] = [1, 2, 3]  @16
    "##);
}

#[test]
fn operators() {
    let source = r##"
$a = $b ?: 'AES';
$a = $b ? 1 : 2;
$a = $b ?? $c?->d ?? null;
$a = ($b && !$c) or $d;
$a .= 'x'; $a += 1; $a ??= 2; $a++; --$a;
$a = $b = $c;
$a = 2 ** 14 + -$b % ~$c << 2;
$a = (int) $b . @f() . clone $x;
$a[] = 'x'; $a['k'] = 1; $a['k'][] = 2;
$this->x->y = $obj->{$name} . $obj->$prop . $obj::CONST . $$dyn;
static::$count = self::$count . parent::X;
$a = $b instanceof C;
$a = match(true) { $x > 1, 2 => 'a', default => throw new E('b') };
$a = require 'config.php';
$a =& $b;
$a = $f(1)($x)->y(2);
$a = fn($x) => $x + $b;
$a = function (int $x, &$y = 1, ?Foo ...$z) use ($b): ?string { return $x; };
"##;
    insta::assert_snapshot!(lowered(source), @r#"
    1: module #0 (| )
      $a = ($b Coalesce "AES")  @3
      $a = ($b ? 1 : 2)  @4
      $a = ($b Coalesce ($c.d Coalesce null))  @5
      (($a = ($b And Not($c))) Or $d)  @6
      $a = ($a Add "x")  @7
      $a = ($a Add 1)  @7
      $a = ($a Coalesce 2)  @7
      $a = ($a Add 1)  @7
      $a = ($a Subtract 1)  @7
      $a = ($b = $c)  @8
      $a = ((16384 Add (Negate($b) Remainder BitNot($c))) ShiftLeft 2)  @9
      $a = (($b Add f()) Add $x)  @10
      $a = $a.push("x")  @11
      $a["k"] = 1  @11
      $a["k"] = $a["k"].push(2)  @11
      this.x.y = ((($obj[$name] Add $obj[$prop]) Add $obj.CONST) Add ?<a variable whose name is computed>)  @12
      ?<a class outside of classes>.count = (?<a class outside of classes>.count Add super.X)  @13
      $a = $b is C  @14
      $a = match true { ($x Greater 1), 2 => "a";  => { throw new E("b"){}  @15; null } }  @15
      $a = ?<what another file returns>  @16
      $a = $b  @17
      $a = $f(1)($x).y(2)  @18
      $a = lambda #1  @19
      $a = lambda #2  @20
    19: lambda #1 (| $x)
      return ($x Add $b)  @19
    20: lambda #2 (| $x: int, $y = 1, ...$z: Foo): string
      return $x  @20
    "#);
}

#[test]
fn classes() {
    let source = r##"
abstract class Cipher extends \Base\Cipher implements I, J {
    use Helper, \Other\Trait_;
    const ALG = 'aes', MODE = self::ALG . '-cbc';
    private static ?int $count = 0;
    protected readonly string $key;
    public $a = 1, $b;
    public function __construct(private string $alg = self::ALG, $plain = null) {
        parent::__construct($alg);
        $this->key = $plain;
    }
    public static function make(): static { return new static('x'); }
    public function run(string $data) { return openssl_encrypt($data, $this->alg, self::make()->key); }
    abstract function none();
}
interface I { const X = 1; function f(); }
trait Helper { function help() { return new self(); } }
enum Suit: string { case Aes = 'aes'; case Des = 'des'; const Z = self::Aes; public static function f() {} }
enum Pure { case A; }
$o = new class('x') extends Foo { public $y = 1; };
function free($a) { function nested() {} return $a; }
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    3: type#0 Cipher(Base.Cipher, I, J, Helper, Other.Trait_)
      5: const ALG = "aes"
      5: const MODE = (Cipher.ALG Add "-cbc")
      6: static count: int = 0
      7: final key: string
      8: field a = 1
      8: field b
      9: field alg: string
    17: type#1 I()
      17: const X = 1
    18: type#2 Helper()
    19: type#3 Suit()
      19: const Aes = new Suit(){name: "Aes", value: "aes"}
      19: const Des = new Suit(){name: "Des", value: "des"}
      19: const Z = Suit.Aes
    20: type#4 Pure()
      20: const A = new Pure(){name: "A"}
    21: type#5 (Foo)
      21: field y = 1
    1: module #0 (| )
      $o = new ?<a class without a name>("x"){}  @21
    9: constructor #1 type#0 Cipher(| $alg: string = Cipher.ALG, $plain = null)
      this.alg = $alg  @9
      super($alg)  @10
      this.key = $plain  @11
    13: static #2 type#0 make(| ): static
      return new Cipher("x"){}  @13
    14: method #3 type#0 run(| $data: string)
      return openssl_encrypt($data, this.alg, Cipher.make().key)  @14
    15: method #4 type#0 none(| )
    17: method #5 type#1 f(| )
    18: method #6 type#2 help(| )
      return new Helper(){}  @18
    19: static #7 type#3 f(| )
    22: fn #8 free(| $a)
      return $a  @22
    22: fn #9 in #8 nested(| )
    "##);
}

#[test]
fn control_flow() {
    let source = r##"
function f($x) {
    if ($x == 1) return 1;
    elseif ($x === 2) { throw new E('x'); }
    else if ($x) y(); else { z(); }
    if ($x): a(); else: b(); endif;
    foreach ($xs as $k => &$v) { g($v); }
    foreach ($xs as [$p, $q]): g($p); endforeach;
    for ($i = 0, $j = 1; $i < 3; $i++) g($i);
    while ($x) { $x--; continue; }
    do { break; } while ($x);
    switch ($x) {
        case 'a':
        case 'b': one(); break;
        case 'c': two();
        default: three();
    }
    try { risky(); } catch (A | B $e) { handle($e); } finally { close(); }
    static $s = 1;
    global $g;
    echo 'x', h();
    declare(ticks=1) { t(); }
    exit(1);
}
?>
<b><?= after() ?></b>
<?php last();
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
      after()  @27
      last()  @28
    3: fn #1 f(| $x)
      if ($x Equal 1)  @4
        return 1  @4
      else
        if ($x Equal 2)  @5
          throw new E("x"){}  @5
        else
          if $x  @6
            y()  @6
          else
            z()  @6
      if $x  @7
        a()  @7
      else
        b()  @7
      $k = ?<a key or position in a loop>  @8
      loop for $v in $xs.values()
        g($v)  @8
      loop for [$p, $q] in $xs.values()
        g($p)  @9
      $i = 0  @10
      $j = 1  @10
      loop while ($i Less 3)
        g($i)  @10
        $i = ($i Add 1)  @10
      loop while $x
        $x = ($x Subtract 1)  @11
        continue
      loop while $x
        break
      switch $x  @13
      case "a", "b"
        one()  @15
        break
      case "c"
        two()  @16
        three()  @17
      case
        three()  @17
      try
        risky()  @19
      catch
        handle($e)  @19
      finally
        close()  @19
      let $s = 1  @20
      "x"  @22
      h()  @22
      block
        t()  @23
      throw 1  @24
    "##);
}

#[test]
fn broken_text_keeps_what_could_be_read() {
    let source = "$x = md5('a');\nfunction f( {\n  return sha1('b');\n}\nclass A { function g() { h('c' } }\ni();\n";
    insta::assert_snapshot!(lowered(source), @r##"
    6: type#0 A()
    1: module #0 (| )
      $x = md5("a")  @2
      i()  @7
    3: fn #1 f(| )
      return sha1("b")  @4
    6: method #2 type#0 g(| )
    syntax errors: [3, 6]
    "##);
}

#[test]
fn chains_of_any_length_and_nesting_of_any_depth() {
    let chain = format!("$a = $b{};", "->c()".repeat(5_000));
    let sum = format!("$a = 'x'{};", " . 'x'".repeat(5_000));
    let nested = format!("$a = {}1{};", "[".repeat(5_000), "]".repeat(5_000));
    let blocks = format!("{}1;{}", "if ($x) {".repeat(5_000), "}".repeat(5_000));
    let elses = format!("if ($x) f();{}", " elseif ($y) f();".repeat(20_000));
    let nested_elses = format!("if ($x) f();{}", " else if ($y) f();".repeat(20_000));
    assert_eq!(unknowns(&chain), [""; 0]);
    assert_eq!(unknowns(&sum), [""; 0]);
    assert!(unknowns(&nested).contains(&"nested too deeply"));
    assert!(unknowns(&blocks).contains(&"nested too deeply"));
    assert_eq!(unknowns(&elses), [""; 0]);
    assert_eq!(unknowns(&nested_elses), [""; 0]);
}

fn unknowns(source: &str) -> Vec<&'static str> {
    let source = format!("<?php\n{source}");
    let unit = crate::lower("a.php", Language::Php, source.as_bytes()).expect("readable");
    let reasons = unit.exprs().filter_map(|(_, expr)| match expr {
        crate::ir::Expr::Unknown(why) => Some(*why),
        _ => None,
    });
    reasons.collect()
}
