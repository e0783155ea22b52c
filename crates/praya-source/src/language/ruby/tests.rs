use crate::Language;
use crate::dump::dump;

fn lowered(source: &str) -> String {
    let unit = crate::lower("a.rb", Language::Ruby, source.as_bytes()).expect("readable");
    dump(&unit)
}

#[test]
fn literals() {
    let source = r##"
require 'openssl'
require_relative 'lib/util'
a = 'it\'s \n' "x\n\x41\u00e9\u{1F600}#{alg}-#{bits + 1}" 
b = [:aes, :"a-#{x}", ?c, %w[a b], %i[c d], 1_000, 0x1F, 0b11, 017, 1.5, nil, true, /re/, (1..3)]
c = { a: 1, 'b' => 2, :c => 3, "d": 4, short:, **rest, 5 => 6 }
d = <<~TEXT
  hello #{a}
    world\t!
TEXT
e = f(<<-A, <<'B')
  one
  A
  raw #{x}\n
B
g = [*first, 'last']
h = -> (x, y = 1) { x + y }
i = lambda { |x| x }
j = %q(single #{no}) + %Q(double #{b})
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    import  = openssl
    import  = ./lib/util
    1: module #0 (| )
      require("openssl")  @2
      require_relative("lib/util")  @3
      a = template("it's \\nx\nAé😀", alg(), "-", (bits() Add 1))  @4
      b = ["aes", template("a-", x), "c", ["a", "b"], ["c", "d"], 1000, 31, 3, 15, ?<a fraction>, null, true, ?<a regular expression>, ?<a range>]  @5
      c = {"a": 1, "b": 2, "c": 3, "d": 4, "short": short(), ?<unpacked>: rest(), 5: 6}  @6
      d = template("hello ", a, "\n  world\t!\n")  @7
      e = f("  one\n", "  raw #{x}\\n\n")  @11
      g = (([] Add first()) Add ["last"])  @16
      h = lambda #1  @17
      i = lambda #2  @18
      j = ("single #{no}" Add template("double ", b))  @19
    17: lambda #1 (| x, y = 1)
      return (x Add y)  @17
    18: lambda #2 (| x)
      return x  @18
    "##);
}

#[test]
fn operators() {
    let source = r##"
a = b || 'AES'
a ||= {}
a = (b && !c) and not d
a += 1
a = x ? y : z
a = b = c
a, (b, *c) = *pair, 2
self.mode, @iv = 'cbc', nil
config.cipher = 'aes'
config.list ||= []
config[:k] = v
a = x.y&.z[0] + s[0, 16] + s[2..] + s[0..15] + s[1...n] + s[0..-1]
a << 'b' << c
a = 1 << 4
a = 2 ** 14
a = "%s-%s" % [b, c]
a = -b ^ ~c
@@count = $stdout
a = A::B.c::D
a = b rescue c
a = if x then 1 elsif y then 2 else 3 end
a = case x when 'a', *l then 1 when String then 2 else 3 end
a = begin risky rescue 2 end
a = (one; two)
a = unless x then 1 end
a = while x do y end
a = b <=> c
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
      a = (b Coalesce "AES")  @2
      a = (a Coalesce {})  @3
      ((a = (b And Not(c))) And Not(d()))  @4
      a = (a Add 1)  @5
      a = (x() ? y() : z())  @6
      a = (b = c)  @7
      [a, [b, ?<the rest of what is unpacked>]] = (([] Add pair()) Add [2])  @8
      [this.mode, this.iv] = ["cbc", null]  @9
      config().cipher = "aes"  @10
      config().list = (config().list() Coalesce [])  @11
      config()["k"] = v()  @12
      a = (((((x().y().z()[0] Add s().slice(0, 16)) Add s().slice(2)) Add s().slice(0, 16)) Add s().slice(1, n())) Add s().slice(0))  @13
      a = a.push("b").push(c)  @14
      a = (1 ShiftLeft 4)  @15
      a = 16384  @16
      a = ("%s-%s" Remainder [b, c])  @17
      a = (Negate(b) BitXor BitNot(c))  @18
      this.count = $stdout  @19
      a = A.B.c().D  @20
      a = (?<whether there is an error> ? b : c)  @21
      a = (x() ? 1 : (y() ? 2 : 3))  @22
      a = match x() { "a", ?<any of a list> => 1; String => 2;  => 3 }  @23
      a = (?<whether there is an error> ? risky() : 2)  @24
      a = { one()  @25; two() }  @25
      a = (x() ? null : 1)  @26
      a = { loop while x();   y()  @27; null }  @27
      a = ?<an operator that is not modelled>  @28
    "##);
}

#[test]
fn calls() {
    let source = r##"
cipher = OpenSSL::Cipher.new('aes-256-cbc')
  .encrypt
digest = ::Digest::MD5.new
puts cipher.key_len, mode: :cbc, 'k' => 1, :s => 2
f(*args, **opts, &blk)
items.map(&:name)
items.each { |x| use(x) }
pairs.each do |k, v| use(k, v) end
items.each_with_index { |x, i| use(x); next }
loop { break }
raise ArgumentError, "x #{make}" unless ok?
f.(1)
run x do |a, (b, c), *d, e: 1, **g, &h|
  next a
end
helper
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
      cipher = OpenSSL.Cipher.new("aes-256-cbc").encrypt()  @3
      digest = Digest.MD5.new()  @4
      puts(cipher.key_len(), mode: "cbc", s: 2, {"k": 1})  @5
      f(...args(), ...opts(), &block: blk())  @6
      items().map(&block: "name")  @7
      loop for x in items()
        use(x)  @8
      loop for [k, v] in pairs()
        use(k, v)  @9
      loop for x in items()
        use(x)  @10
        continue
      loop
        break
      if Not(ok?())  @12
        throw { template("x ", make())  @12; ?<an error> }  @12
      f(1)  @13
      run(x, &block: lambda #1)  @14
      helper()  @17
    14: lambda #1 (| a, (parameter 1), ...d, e = 1, ...g, &block = null)
      [b, c] = (parameter 1)  @14
      let h = &block  @14
      return a  @15
    "##);
}

#[test]
fn classes() {
    let source = r##"
module Bank
  class Vault < Base::Store
    include Crypto::Helpers
    attr_reader :alg, :key
    ALG = 'aes-256-gcm'.freeze
    SIZES = [128, 256]
    @@count = 0
    encrypts :ssn, algorithm: ALG

    def initialize(key, alg = ALG, *rest, size:, mode: 'gcm', **opts, &block)
      super
      @key = key
      @alg = alg
    end

    def self.make(key)
      new(key, size: self.size)
    end

    class << self
      def default = make(ENV['KEY'])
    end

    def encrypt(data)
      helper = cipher
      helper.update(data)
    end

    def each
      yield alg, 1
    end

    def cipher
      @cipher ||= OpenSSL::Cipher.new(alg)
    end

    def name
      if alg == 'x' then 'X' else super() end
    end

    def alg=(value)
      @alg = value
    end

    private def hidden; self.alg; end

    def guarded
      risky
    rescue A, B => e
      handle(e)
    else
      fine
    ensure
      close
    end
  end
end

module Util
  module_function
  def hash(x) = x
end

def free(a) a end
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    2: type#0 Bank()
    3: type#1 Vault(Base.Store, Crypto.Helpers) in type#0
      6: const ALG = "aes-256-gcm".freeze()
      7: const SIZES = [128, 256]
      8: static count = 0
    60: type#2 Util()
    1: module #0 (| )
    5: method #1 type#1 alg(| )
      return this.alg  @5
    5: method #2 type#1 key(| )
      return this.key  @5
    11: constructor #3 type#1 Vault(| key, alg = ALG, ...rest, size, mode = "gcm", ...opts, &block = null)
      let block = &block  @11
      super(...?<the arguments of the method around>)  @12
      this.key = key  @13
      this.alg = alg  @14
    17: static #4 type#1 make(| key)
      return Vault.new(key, size: Vault.size())  @18
    22: static #5 type#1 default(| )
      return make(ENV["KEY"])  @22
    25: method #6 type#1 encrypt(| data)
      helper = cipher()  @26
      return helper.update(data)  @27
    30: method #7 type#1 each(| &block = null)
      return &block(alg(), 1)  @31
    34: method #8 type#1 cipher(| )
      this.cipher = (this.cipher Coalesce OpenSSL.Cipher.new(alg()))  @35
      return this.cipher  @35
    38: method #9 type#1 name(| )
      if (alg() Equal "x")  @39
        return "X"  @39
      else
        return super()  @39
    42: method #10 type#1 alg=(| value)
      this.alg = value  @43
      return this.alg  @43
    46: method #11 type#1 hidden(| )
      return this.alg()  @46
    48: method #12 type#1 guarded(| )
      try
        risky()  @49
        return fine()  @53
      catch
        return handle(e)  @51
      finally
        close()  @55
    4: static initializer #13 type#1 (| )
      encrypts("ssn", algorithm: ALG)  @9
    62: static #14 type#2 hash(| x)
      return x  @62
    61: static initializer #15 type#2 (| )
      module_function()  @61
    65: fn #16 free(| a)
      return a  @65
    "##);
}

#[test]
fn control_flow() {
    let source = r##"
def f(x)
  return 1, 2 if x == 1
  if x == 2
    a
  elsif x == 3
    b
  else
    c
  end
  unless x then a else b end
  until x do x -= 1 end
  for i in [1, 2] do a(i) end
  begin
    a
  end while x
  case x
  when 1, 2 then a
  when /re/ then b
  else c
  end
  case x
  in {a: 1} then a
  in 1 | 'b' => y then b(y)
  in z if z > 1 then c
  in other then d(other)
  end
  case
  when x > 1 then a
  end
  raise
end
"##;
    insta::assert_snapshot!(lowered(source), @r##"
    1: module #0 (| )
    2: fn #1 f(| x)
      if (x Equal 1)  @3
        return [1, 2]  @3
      if (x Equal 2)  @4
        a()  @5
      else
        if (x Equal 3)  @6
          b()  @7
        else
          c()  @9
      if Not(x)  @11
        a()  @11
      else
        b()  @11
      loop while Not(x)
        x = (x Subtract 1)  @12
      loop for i in [1, 2]
        a(i)  @13
      loop while x
        a()  @15
      switch x  @17
      case 1, 2
        a()  @18
      case ?<a regular expression>
        b()  @19
      case
        c()  @20
      switch x  @22
      case ?<a structural pattern>
        a()  @23
      case 1, "b"
        y = x  @22
        b(y)  @24
      case ?<a guard>
        (z Greater 1)  @25
        c()  @25
      case
        other = x  @22
        d(other)  @26
      switch true  @28
      case (x Greater 1)
        a()  @29
      throw
    "##);
}

#[test]
fn broken_text_keeps_what_could_be_read() {
    let source = "x = OpenSSL::Cipher.new('des')\nclass A\n  def f(\n    y = Digest::MD5.new\n  end\nend\ng(1\n";
    insta::assert_snapshot!(lowered(source), @r##"
    2: type#0 A()
    1: module #0 (| )
      x = OpenSSL.Cipher.new("des")  @1
      g(1)  @7
    3: method #1 type#0 f(| y = Digest.MD5.new())
    syntax errors: [4, 7]
    "##);
}

#[test]
fn chains_of_any_length_and_nesting_of_any_depth() {
    let chain = format!("a = b{}\n", ".c(1)".repeat(5_000));
    let sum = format!("a = 'x'{}\n", " + 'x'".repeat(5_000));
    let nested = format!("a = {}1{}\n", "[".repeat(5_000), "]".repeat(5_000));
    let blocks = format!("{}1{}\n", "f { ".repeat(2_000), " }".repeat(2_000));
    let elses = format!("if x\n y\n{}end\n", "elsif y\n f(1)\n".repeat(20_000));
    let heredocs = "f(<<~A)\n  text\nA\n".repeat(20_000);
    assert_eq!(unknowns(&chain), [""; 0]);
    assert_eq!(unknowns(&sum), [""; 0]);
    assert_eq!(unknowns(&nested), ["nested too deeply"]);
    assert_eq!(unknowns(&blocks), ["nested too deeply"]);
    assert_eq!(unknowns(&elses), [""; 0]);
    assert_eq!(unknowns(&heredocs), [""; 0]);
}

fn unknowns(source: &str) -> Vec<&'static str> {
    let unit = crate::lower("a.rb", Language::Ruby, source.as_bytes()).expect("readable");
    let reasons = unit.exprs().filter_map(|(_, expr)| match expr {
        crate::ir::Expr::Unknown(why) => Some(*why),
        _ => None,
    });
    reasons.collect()
}
