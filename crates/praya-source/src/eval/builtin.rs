//! What languages themselves bring: texts, numbers, lists, maps, and calls that hand back what
//! they were given.

use std::sync::Arc;

use super::interpret::{ArgValue, Interpreter};
use super::operator;
use super::state::{Kind, Object};
use super::value::{ObjectId, Traced, Value, Values, Why};
use crate::ir::{BinaryOp, ExprId, INJECTED};

/// Methods that hand back what they are called on, as far as values are concerned.
const IDENTITY: &[&str] = &[
    "unwrap",
    "expect",
    "clone",
    "to_string",
    "to_owned",
    "into",
    "as_str",
    "as_ref",
    "as_bytes",
    "to_vec",
    "borrow",
    "toString",
    "ToString",
    "getBytes",
    "toCharArray",
    "intern",
    "strip",
    "trim",
    "Trim",
    "encode",
    "decode",
    "freeze",
    "dup",
    "to_s",
    "to_sym",
    "valueOf",
    "intValue",
    "orElseThrow",
    "Value",
    "toInt",
    "to_i",
    "bytes",
    "unwrap_or_default",
    "await",
    "as_slice",
    "stripIndent",
    "chomp",
    "to_str",
    "copy",
];

/// Whether a method gives the text that it is called on.
pub(super) fn keeps_text(name: &str) -> bool {
    IDENTITY.contains(&name)
}

/// Functions that hand back their first argument.
const IDENTITY_FUNCTIONS: &[&str] = &[
    "str",
    "String",
    "string",
    "bytes",
    "bytearray",
    "requireNonNull",
    "valueOf",
    "from",
    "Ok",
    "Some",
    "Box",
    "Arc",
    "Rc",
    "b",
    "strdup",
    "checkNotNull",
    "notNull",
    "byte",
    "strval",
    "unsafe",
    "freeze",
    "unicode",
    "toString",
    "ofNullable",
    "toByteArray",
    "completedFuture",
];

/// Methods of a list that run a closure with each element.
pub(super) const ITERATIONS: &[&str] = &[
    "forEach",
    "foreach",
    "map",
    "collect",
    "flatMap",
    "mapNotNull",
    "Select",
    "ForEach",
    "filter",
    "select",
    "onEach",
    "each",
    "each_pair",
    "each_value",
    "each_key",
];

/// Lists with more elements are not run through.
pub(super) const MAX_ITERATIONS: usize = 16;

/// Functions that read a number.
const NUMBER_FUNCTIONS: &[&str] = &[
    "int",
    "Integer",
    "Number",
    "parseInt",
    "parseLong",
    "Int",
    "Atoi",
    "atoi",
    "intval",
    "Parse",
    "strtol",
    "ToInt32",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "Int32",
    "Int64",
    "UInt32",
];

/// A plain function that nothing in the project explains.
pub(super) fn function(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    args: &[ArgValue],
) -> Option<Values> {
    let first = args.first().map(|arg| &arg.values);
    if IDENTITY_FUNCTIONS.contains(&name) {
        return Some(textual(interpreter, first?));
    }
    if NUMBER_FUNCTIONS.contains(&name) {
        return Some(number(first?));
    }
    match name {
        "format" | "sprintf" | "Sprintf" => Some(format_call(interpreter, args)),
        "len" | "count" | "sizeof" | "strlen" => {
            let values = first?.clone();
            Some(values.map(|traced| length(interpreter, traced)))
        }
        "listOf" | "arrayOf" | "setOf" | "asList" | "List" | "Array" | "vec" | "Arrays"
        | "list" | "mutableListOf" | "Seq" => Some(list_of(interpreter, args)),
        "getattr" => {
            let (objects, names) = (first?.clone(), args.get(1)?.values.clone());
            Some(names.map(|name| match &name.value {
                Value::Str(name) => objects.map(|traced| interpreter.member_of(traced, name)),
                Value::Unknown(why) => Values::one(Value::Unknown(why.clone())),
                _ => Values::not_modelled("a member whose name is not known"),
            }))
        }
        "dict" | "SimpleNamespace" if args.iter().all(|arg| arg.name.is_some()) => {
            let mut object = Object::new(Kind::Map);
            for arg in args {
                let Some(name) = &arg.name else { continue };
                object.fields.insert(name.clone(), arg.values.clone());
            }
            Some(Values::one(Value::Object(interpreter.allocate(object))))
        }
        "promisify" => first.cloned(),
        "append" => Some(appended(interpreter, args)),
        "with" if args.len() == 2 => match first?.only()? {
            Value::Object(id) => {
                scope_function(interpreter, ExprId(u32::MAX), *id, "run", args.get(1..)?)
            }
            _ => None,
        },
        _ => None,
    }
}

/// A call of a path outside the project that is the language's own.
pub(super) fn path(
    interpreter: &mut Interpreter<'_>,
    path: &str,
    args: &[ArgValue],
) -> Option<Values> {
    if path == INJECTED {
        let value = args.first()?.values.clone();
        return Some(interpreter.injected(&value).unwrap_or(value));
    }
    let name = path.rsplit(['.', '/']).next().unwrap_or(path);
    let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
    let owner = owner.rsplit(['.', '/']).next().unwrap_or(owner);
    match (owner, name) {
        (
            "List" | "Arrays" | "Set" | "ImmutableList" | "Stream" | "Collections" | "Array",
            "of" | "asList" | "singletonList" | "from",
        ) => Some(list_of(interpreter, args)),
        ("String" | "strings", "join" | "Join") => {
            let go = owner == "strings";
            let separator = args.get(usize::from(go))?.values.only()?.clone();
            let Value::Str(separator) = separator else { return None };
            let parts: Vec<ArgValue> = match go {
                true => args.get(..1)?.to_vec(),
                false => args.get(1..)?.to_vec(),
            };
            let list = list_of(interpreter, &parts);
            Some(join(interpreter, &separator, &list))
        }
        ("Object", "freeze" | "seal") | ("util", "promisify") => {
            args.first().map(|arg| arg.values.clone())
        }
        ("typing" | "typing_extensions", "cast") => {
            let (ty, value) = (args.first()?.values.only()?.clone(), args.get(1)?);
            Some(interpreter.of_type(&value.values.clone(), &ty))
        }
        ("types", "SimpleNamespace") => function(interpreter, name, args),
        ("std", "unique_ptr" | "shared_ptr") => args.first().map(|arg| arg.values.clone()),
        ("functools", "partial") => Some(partial(interpreter, args)),
        ("collections", "namedtuple") => record(interpreter, args.get(1..)?),
        ("Struct" | "Data", "new" | "define") => record(interpreter, args),
        ("Object", "assign") => {
            let mut merged = Object::new(Kind::Map);
            args.iter().for_each(|arg| interpreter.merge(&mut merged, &arg.values));
            Some(Values::one(Value::Object(interpreter.allocate(merged))))
        }
        ("Object", "values" | "keys" | "entries") => {
            let object = args.first()?.values.only()?;
            let Value::Object(id) = object else { return None };
            entries(interpreter, *id, name)
        }
        ("String" | "string", "Concat") => {
            let list = list_of(interpreter, args);
            Some(join(interpreter, &"".into(), &list))
        }
        ("MessageFormat", "format") => Some(format_call(interpreter, args)),
        ("Optional", "of" | "ofNullable") | ("Buffer", "from") | ("Promise", "resolve") => {
            args.first().map(|arg| arg.values.clone())
        }
        (
            "String" | "Objects" | "Integer" | "Long" | "fmt" | "Convert" | "strconv" | "Boolean",
            _,
        ) => function(interpreter, name, args),
        ("strings", "ToUpper" | "ToLower" | "TrimSpace") => {
            let value = args.first()?.values.clone();
            Some(value.map(|traced| method(interpreter, traced, name, &[]).unwrap_or_default()))
        }
        _ => None,
    }
}

/// `functools.partial(f, a, key=b)`, `f.bind(null, a)`.
pub(super) fn partial(interpreter: &mut Interpreter<'_>, args: &[ArgValue]) -> Values {
    let mut bound = Object::new(Kind::Bound);
    for arg in args {
        match &arg.name {
            Some(name) => _ = bound.fields.insert(name.clone(), arg.values.clone()),
            None => bound.items.push(arg.values.clone()),
        }
    }
    Values::one(Value::Object(interpreter.allocate(bound)))
}

/// `namedtuple("T", "a b")`, `namedtuple("T", ["a", "b"])`, `Struct.new(:a, :b)`: the arguments
/// are the names.
fn record(interpreter: &mut Interpreter<'_>, args: &[ArgValue]) -> Option<Values> {
    let mut record = Object::new(Kind::Record);
    for arg in args.iter().filter(|arg| arg.name.is_none()) {
        let (elements, open) = interpreter.elements(&arg.values);
        let names = match arg.values.only()? {
            Value::Str(names) => names.split([' ', ',']).map(Arc::from).collect(),
            _ if open => return None,
            _ => elements.iter().filter_map(|name| operator::text(name.only()?)).collect(),
        };
        let names: Vec<Arc<str>> = names;
        let names = names.into_iter().filter(|name| !name.is_empty());
        record.items.extend(names.map(|name| Values::one(Value::Str(name))));
    }
    let known = !record.items.is_empty();
    known.then(|| Values::one(Value::Object(interpreter.allocate(record))))
}

/// The keys, the values or the pairs of a map, as a list.
fn entries(interpreter: &mut Interpreter<'_>, id: ObjectId, name: &str) -> Option<Values> {
    let map = interpreter.state.object(id).filter(|map| map.kind == Kind::Map)?;
    let (fields, open) = (map.fields.clone(), map.open);
    let mut list = Object::new(Kind::List);
    list.open = open;
    for (key, values) in fields {
        let key = Values::one(Value::Str(key));
        list.items.push(match name {
            "keys" | "keySet" | "Keys" => key,
            "values" | "Values" => values,
            _ => {
                let mut pair = Object::new(Kind::List);
                pair.items = vec![key, values];
                Values::one(Value::Object(interpreter.allocate(pair)))
            }
        });
    }
    Some(Values::one(Value::Object(interpreter.allocate(list))))
}

/// A type outside the project whose instances are the language's own.
pub(super) fn construct(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    args: &[ArgValue],
) -> Option<Values> {
    let name = name.split('[').next().unwrap_or(name);
    match name {
        "unique_ptr" | "shared_ptr" => {
            Some(args.first().map_or_else(|| Values::one(Value::Null), |arg| arg.values.clone()))
        }
        "StringBuilder" | "StringBuffer" => {
            let start = args.first().map(|arg| arg.values.clone());
            let start = start.filter(|values| matches!(values.only(), Some(Value::Str(_))));
            let mut object = Object::new(Kind::Text);
            let empty = Values::one(Value::Str("".into()));
            object.fields.insert("".into(), start.unwrap_or(empty));
            Some(Values::one(Value::Object(interpreter.allocate(object))))
        }
        "String" => Some(match args.first() {
            Some(arg) => textual(interpreter, &arg.values),
            None => Values::one(Value::Str("".into())),
        }),
        "ArrayList" | "LinkedList" | "HashSet" | "Vector" | "Array" | "LinkedHashSet"
        | "TreeSet" | "Set" => {
            let copied = args.first().map(|arg| interpreter.elements(&arg.values));
            let mut object = Object::new(Kind::List);
            if let Some((items, open)) = copied {
                object.open = open && items.is_empty() && !is_number(args);
                object.items = items;
            }
            Some(Values::one(Value::Object(interpreter.allocate(object))))
        }
        "HashMap" | "LinkedHashMap" | "TreeMap" | "ConcurrentHashMap" | "Hashtable" | "Map"
        | "Dictionary" | "EnumMap" => {
            let mut object = Object::new(Kind::Map);
            if let Some(pairs) = pairs(interpreter, args) {
                object.fields.extend(pairs);
                return Some(Values::one(Value::Object(interpreter.allocate(object))));
            }
            object.open = !args.is_empty() && !is_number(args);
            Some(Values::one(Value::Object(interpreter.allocate(object))))
        }
        _ => None,
    }
}

/// `new Map([["a", 1], ["b", 2]])`, a copy of another map.
fn pairs(interpreter: &Interpreter<'_>, args: &[ArgValue]) -> Option<Vec<(Arc<str>, Values)>> {
    let Some(Value::Object(id)) = args.first()?.values.only() else { return None };
    let object = interpreter.state.object(*id).filter(|object| !object.open)?;
    match object.kind {
        Kind::Map => {
            Some(object.fields.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
        }
        Kind::List => object.items.iter().map(|item| pair(interpreter, item)).collect(),
        _ => None,
    }
}

fn pair(interpreter: &Interpreter<'_>, item: &Values) -> Option<(Arc<str>, Values)> {
    let Some(Value::Object(id)) = item.only() else { return None };
    match interpreter.state.object(*id)?.items.as_slice() {
        [key, value] => Some((operator::text(key.only()?)?, value.clone())),
        _ => None,
    }
}

fn is_number(args: &[ArgValue]) -> bool {
    matches!(args.first().and_then(|arg| arg.values.only()), Some(Value::Int(_)))
}

/// A method of a text, a number, or something unknown.
pub(super) fn method(
    interpreter: &mut Interpreter<'_>,
    object: &Traced,
    name: &str,
    args: &[ArgValue],
) -> Option<Values> {
    if IDENTITY.contains(&name) {
        return Some(Values::from_iter([object.clone()]));
    }
    let first = args.first().map(|arg| &arg.values);
    match name {
        "unwrap_or" | "orElse" | "getOrElse" | "unwrap_or_else" => {
            let mut values = Values::from_iter([object.clone()]);
            if matches!(object.value, Value::Unknown(_) | Value::Null) {
                values.add(first?);
            }
            return Some(values);
        }
        "equals" | "Equals" | "contentEquals" | "eql?" | "isEqualTo" => {
            let own = Values::from_iter([object.clone()]);
            return Some(Values::bool(operator::equal(&own, first?)));
        }
        _ => {}
    }
    match &object.value {
        Value::Str(text) => text_method(interpreter, object, text, name, args),
        Value::Int(_) if name == "parse" => Some(Values::from_iter([object.clone()])),
        _ => None,
    }
}

fn text_method(
    interpreter: &mut Interpreter<'_>,
    object: &Traced,
    text: &Arc<str>,
    name: &str,
    args: &[ArgValue],
) -> Option<Values> {
    let first = args.first().map(|arg| &arg.values);
    let same = |text: String| {
        Values::from_iter([Traced {
            value: Value::Str(text.into()),
            origin: object.origin.clone(),
        }])
    };
    Some(match name {
        "toUpperCase" | "upper" | "ToUpper" | "ToUpperInvariant" | "to_uppercase" | "upcase"
        | "uppercase" | "uppercased" | "to_ascii_uppercase" => same(text.to_uppercase()),
        "toLowerCase" | "lower" | "ToLower" | "ToLowerInvariant" | "to_lowercase" | "downcase"
        | "lowercase" | "lowercased" | "to_ascii_lowercase" => same(text.to_lowercase()),
        "concat" | "plus" => {
            operator::binary(BinaryOp::Add, &Values::from_iter([object.clone()]), first?)
        }
        "format" | "formatted" => {
            let template =
                ArgValue { name: None, values: Values::from_iter([object.clone()]), spread: false };
            let mut all = vec![template];
            all.extend(args.iter().cloned());
            format_call(interpreter, &all)
        }
        "replace" | "replaceAll" | "Replace" | "gsub" | "sub" => {
            let (Some(Value::Str(from)), Some(Value::Str(to))) =
                (first?.only(), args.get(1)?.values.only())
            else {
                return Some(Values::not_modelled("a replacement by what is not known"));
            };
            same(text.replace(&**from, to))
        }
        "equalsIgnoreCase" => match first?.only() {
            Some(Value::Str(other)) => Values::bool(Some(text.eq_ignore_ascii_case(other))),
            _ => Values::bool(None),
        },
        "startsWith" | "startswith" | "starts_with" | "StartsWith" | "hasPrefix" => {
            affix(first?, |other| text.starts_with(other))
        }
        "endsWith" | "endswith" | "ends_with" | "EndsWith" | "hasSuffix" => {
            affix(first?, |other| text.ends_with(other))
        }
        "contains" | "includes" | "Contains" | "include?" => {
            affix(first?, |other| text.contains(other))
        }
        "isEmpty" | "is_empty" | "empty?" => Values::bool(Some(text.is_empty())),
        "length" | "len" | "size" | "count" => {
            Values::one(Value::Int(i64::try_from(text.chars().count()).unwrap_or(0)))
        }
        "split" | "Split" => split(interpreter, text, first?),
        "join" => join(interpreter, text, first?),
        "substring" | "substr" | "slice" => substring(text, args),
        "c_str" | "data" => same(text.to_string()),
        "charAt" => substring_at(text, first?),
        // What is made of a text that is no number is named by the text.
        "parse" if text.trim().parse::<i64>().is_err() => Values::from_iter([object.clone()]),
        "parse" | "parseInt" => number(&Values::from_iter([object.clone()])),
        _ => return None,
    })
}

fn affix(other: &Values, test: impl Fn(&str) -> bool) -> Values {
    match other.only() {
        Some(Value::Str(other)) => Values::bool(Some(test(other))),
        _ => Values::bool(None),
    }
}

fn split(interpreter: &mut Interpreter<'_>, text: &str, separator: &Values) -> Values {
    let Some(Value::Str(separator)) = separator.only() else {
        return Values::not_modelled("a split at what is not known");
    };
    let plain = separator.replace('\\', "");
    if plain.is_empty() {
        return Values::not_modelled("a split into letters");
    }
    let mut list = Object::new(Kind::List);
    list.items =
        text.split(&*plain).take(64).map(|part| Values::one(Value::Str(part.into()))).collect();
    Values::one(Value::Object(interpreter.allocate(list)))
}

fn join(interpreter: &mut Interpreter<'_>, separator: &Arc<str>, list: &Values) -> Values {
    let (items, open) = interpreter.elements(list);
    if open {
        return Values::not_modelled("a join of elements that are not known");
    }
    let mut out = Values::one(Value::Str("".into()));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            let separator = Values::one(Value::Str(separator.clone()));
            out = operator::binary(BinaryOp::Add, &out, &separator);
        }
        out = operator::binary(BinaryOp::Add, &out, item);
    }
    out
}

fn substring(text: &str, args: &[ArgValue]) -> Values {
    let position = |at: usize| match args.get(at).map(|arg| arg.values.only()) {
        Some(Some(Value::Int(at))) => usize::try_from(*at).ok(),
        None => Some(text.chars().count()),
        _ => None,
    };
    match (position(0), position(1)) {
        (Some(start), Some(end)) if start <= end => {
            let part: String = text.chars().skip(start).take(end - start).collect();
            Values::one(Value::Str(part.into()))
        }
        _ => Values::not_modelled("a part of a text at a place that is not known"),
    }
}

fn substring_at(text: &str, at: &Values) -> Values {
    match at.only() {
        Some(Value::Int(at)) => {
            let found = usize::try_from(*at).ok().and_then(|at| text.chars().nth(at));
            match found {
                Some(found) => Values::one(Value::Str(found.to_string().into())),
                None => Values::none(),
            }
        }
        _ => Values::not_modelled("a letter at a place that is not known"),
    }
}

/// A method of an object made outside that the language itself defines.
pub(super) fn external_method(
    interpreter: &mut Interpreter<'_>,
    id: ObjectId,
    ty: &str,
    name: &str,
    args: &[ArgValue],
) -> Option<Values> {
    let own = || Values::one(Value::Object(id));
    if matches!(name, "unwrap" | "expect" | "clone" | "into" | "await" | "as_ref" | "borrow")
        || (matches!(name, "get" | "join" | "result") && ty.ends_with("()"))
    {
        return Some(own());
    }
    match scope_kind(name) {
        Some(_) if !args.is_empty() => {
            scope_function(interpreter, ExprId(u32::MAX), id, name, args)
        }
        _ => None,
    }
}

/// Kotlin's scope functions: true where they return the object itself.
fn scope_kind(name: &str) -> Option<bool> {
    match name {
        "apply" | "also" | "tap" => Some(true),
        "let" | "run" | "use" | "then" => Some(false),
        _ => None,
    }
}

/// `object.apply { ... }`.
pub(super) fn scope_function(
    interpreter: &mut Interpreter<'_>,
    site: ExprId,
    id: ObjectId,
    name: &str,
    args: &[ArgValue],
) -> Option<Values> {
    let returns_object = scope_kind(name)?;
    let _ = site;
    let closure = args.last()?.values.only()?.clone();
    let Value::Function { function, captured, .. } = closure else { return None };
    let own = Values::one(Value::Object(id));
    let it = ArgValue { name: None, values: own.clone(), spread: false };
    let result = interpreter.invoke(function, Some(id), &[it], captured.as_ref());
    Some(if returns_object { own } else { result })
}

/// A method of a list, a map, or a growing text.
pub(super) fn container(
    interpreter: &mut Interpreter<'_>,
    id: ObjectId,
    name: &str,
    args: &[ArgValue],
) -> Values {
    let Some(kind) = interpreter.state.object(id).map(|object| object.kind.clone()) else {
        return Values::none();
    };
    let own = Values::one(Value::Object(id));
    if matches!(
        name,
        "stream"
            | "collect"
            | "toList"
            | "to_vec"
            | "clone"
            | "iter"
            | "toArray"
            | "values"
            | "into_iter"
            | "unwrap"
            | "freeze"
            | "asList"
            | "keys"
            | "entrySet"
            | "AsReadOnly"
    ) && (kind == Kind::List || !matches!(name, "values" | "keys" | "entrySet"))
    {
        return own;
    }
    match kind {
        Kind::Text => text_builder(interpreter, id, name, args),
        Kind::Map => map_method(interpreter, id, name, args),
        _ => list_method(interpreter, id, name, args),
    }
}

fn text_builder(
    interpreter: &mut Interpreter<'_>,
    id: ObjectId,
    name: &str,
    args: &[ArgValue],
) -> Values {
    let Some(object) = interpreter.state.object_mut(id) else { return Values::none() };
    let content = object.fields.get("").cloned().unwrap_or_default();
    let first = args.first().map(|arg| arg.values.clone()).unwrap_or_default();
    let changed = match name {
        "append" | "Append" => operator::binary(BinaryOp::Add, &content, &first),
        "insert" if matches!(first.only(), Some(Value::Int(0))) => {
            let text = args.get(1).map(|arg| arg.values.clone()).unwrap_or_default();
            operator::binary(BinaryOp::Add, &text, &content)
        }
        "toString" | "ToString" => return content,
        "length" => return Values::not_modelled("the length of a growing text"),
        _ => Values::not_modelled("a change of a growing text"),
    };
    object.fields.insert("".into(), changed);
    Values::one(Value::Object(id))
}

fn map_method(
    interpreter: &mut Interpreter<'_>,
    id: ObjectId,
    name: &str,
    args: &[ArgValue],
) -> Values {
    let key = args.first().map(|arg| arg.values.clone()).unwrap_or_default();
    match name {
        "put" | "set" | "Add" | "setProperty" | "insert" | "putIfAbsent" | "store" => {
            let values = args.get(1).map(|arg| arg.values.clone()).unwrap_or_default();
            let Some(object) = interpreter.state.object_mut(id) else { return Values::none() };
            match key.only().and_then(operator::text) {
                Some(key) => {
                    object.fields.insert(key, values);
                }
                None => object.open = true,
            }
            Values::one(Value::Object(id))
        }
        "items" | "values" | "keys" | "entries" | "keySet" | "Keys" | "Values" => {
            entries(interpreter, id, name)
                .unwrap_or_else(|| Values::unknown(Why::External(name.into())))
        }
        "merge" | "update" if args.len() == 1 && interpreter.state.object(id).is_some() => {
            let held = interpreter.state.object(id);
            let mut merged = held.cloned().unwrap_or_else(|| Object::new(Kind::Map));
            interpreter.merge(&mut merged, &key);
            if name == "merge" {
                return Values::one(Value::Object(interpreter.allocate(merged)));
            }
            if let Some(held) = interpreter.state.object_mut(id) {
                *held = merged;
            }
            Values::one(Value::Null)
        }
        "get" | "getProperty" | "fetch" | "GetValueOrDefault" | "getOrDefault" | "dig"
        | "setdefault" => {
            let held = interpreter.state.object(id);
            let has = key
                .only()
                .and_then(operator::text)
                .is_some_and(|key| held.is_some_and(|object| object.fields.contains_key(&key)));
            match args.get(1) {
                Some(default) if !has && !held.is_some_and(|held| held.open) => {
                    default.values.clone()
                }
                _ => interpreter.entry(id, &key),
            }
        }
        "containsKey" | "has" | "ContainsKey" => Values::bool(None),
        _ => Values::unknown(Why::External(name.into())),
    }
}

fn list_method(
    interpreter: &mut Interpreter<'_>,
    id: ObjectId,
    name: &str,
    args: &[ArgValue],
) -> Values {
    let first = args.first().map(|arg| arg.values.clone()).unwrap_or_default();
    match name {
        "add" | "push" | "append" | "Add" | "push_back" | "addLast" => {
            let two = args.len() > 1;
            if let Some(object) = interpreter.state.object_mut(id) {
                object.open |= two;
                object.items.push(first);
            }
            Values::one(Value::Object(id))
        }
        "get" | "elementAt" | "at" | "nth" | "ElementAt" => interpreter.entry(id, &first),
        "remove" | "clear" | "pop" | "shift" | "sort" | "reverse" | "addAll" | "extend"
        | "addFirst" | "insert" | "removeAt" => remove(interpreter, id, name, &first),
        "size" | "length" | "len" | "count" => interpreter.length_of(id),
        "contains" | "includes" | "isEmpty" | "include?" => Values::bool(None),
        "first" | "getFirst" | "First" => interpreter.entry(id, &Values::one(Value::Int(0))),
        "last" | "getLast" | "Last" => {
            let held = interpreter.state.object(id);
            let last = held.filter(|held| !held.open).and_then(|held| held.items.last().cloned());
            last.unwrap_or_else(|| Values::not_modelled("the last of a list that is not known"))
        }
        "join" => {
            let list = Values::one(Value::Object(id));
            match first.only() {
                Some(Value::Str(separator)) => join(interpreter, &separator.clone(), &list),
                None if args.is_empty() => {
                    let separator = interpreter.unit().language.default_separator();
                    join(interpreter, &separator.into(), &list)
                }
                _ => Values::not_modelled("a join by what is not known"),
            }
        }
        _ => Values::unknown(Why::External(name.into())),
    }
}

fn remove(interpreter: &mut Interpreter<'_>, id: ObjectId, name: &str, at: &Values) -> Values {
    let Some(object) = interpreter.state.object_mut(id) else { return Values::none() };
    match (name, at.only()) {
        ("remove" | "removeAt", Some(Value::Int(at))) => {
            match usize::try_from(*at).ok().filter(|at| *at < object.items.len()) {
                Some(at) => return object.items.remove(at),
                None => object.open = true,
            }
        }
        ("clear", _) => object.items.clear(),
        ("pop", None) if at.is_empty() => return object.items.pop().unwrap_or_default(),
        _ => {
            // The order and the elements are no longer known, but nothing else got in.
            let mut all = Values::not_modelled("an element of a list that was changed");
            for item in &object.items {
                all.add(item);
            }
            for item in &mut object.items {
                *item = all.clone();
            }
            object.open = true;
        }
    }
    Values::not_modelled("the result of changing a list")
}

fn list_of(interpreter: &mut Interpreter<'_>, args: &[ArgValue]) -> Values {
    if let [only] = args
        && only.values.iter().any(|traced| matches!(traced.value, Value::Object(_)))
        && !interpreter.elements(&only.values).0.is_empty()
    {
        return only.values.clone();
    }
    let mut list = Object::new(Kind::List);
    for arg in args {
        list.open |= arg.spread;
        list.items.push(arg.values.clone());
    }
    Values::one(Value::Object(interpreter.allocate(list)))
}

/// Go's `append(list, a, b)`: another list.
fn appended(interpreter: &mut Interpreter<'_>, args: &[ArgValue]) -> Values {
    let mut list = Object::new(Kind::List);
    for (at, arg) in args.iter().enumerate() {
        if at > 0 && !arg.spread {
            list.items.push(arg.values.clone());
            continue;
        }
        let (items, open) = interpreter.elements(&arg.values);
        list.items.extend(items);
        list.open |= open;
    }
    Values::one(Value::Object(interpreter.allocate(list)))
}

fn length(interpreter: &Interpreter<'_>, traced: &Traced) -> Values {
    match &traced.value {
        Value::Str(text) => Values::one(Value::Int(i64::try_from(text.len()).unwrap_or(0))),
        Value::Object(id) => interpreter.length_of(*id),
        _ => Values::not_modelled("a length that is not known"),
    }
}

/// A value as text: a growing text gives its content.
fn textual(interpreter: &Interpreter<'_>, values: &Values) -> Values {
    values.map(|traced| match &traced.value {
        Value::Object(id) => match interpreter.state.object(*id) {
            Some(object) if object.kind == Kind::Text => {
                object.fields.get("").cloned().unwrap_or_default()
            }
            _ => Values::from_iter([traced.clone()]),
        },
        _ => Values::from_iter([traced.clone()]),
    })
}

fn number(values: &Values) -> Values {
    values.map(|traced| match &traced.value {
        Value::Int(_) | Value::Unknown(_) => Values::from_iter([traced.clone()]),
        Value::Str(text) => match text.trim().parse() {
            Ok(value) => Values::from_iter([Traced {
                value: Value::Int(value),
                origin: traced.origin.clone(),
            }]),
            Err(_) => Values::not_modelled("a number that cannot be read"),
        },
        _ => Values::not_modelled("a number made of other than a text"),
    })
}

/// `String.format("%s/%s", a, b)`, `"{}/{}".format(a, b)`, `fmt.Sprintf`.
fn format_call(interpreter: &mut Interpreter<'_>, args: &[ArgValue]) -> Values {
    let Some(template) = args.first() else { return Values::none() };
    template.values.clone().map(|traced| match &traced.value {
        Value::Str(text) => fill(interpreter, text, args.get(1..).unwrap_or_default()),
        Value::Unknown(why) => Values::one(Value::Unknown(why.clone())),
        _ => Values::not_modelled("a format that is not known"),
    })
}

pub(super) fn fill(interpreter: &Interpreter<'_>, template: &str, args: &[ArgValue]) -> Values {
    let mut out = Values::one(Value::Str("".into()));
    let mut rest = template;
    let mut next = 0;
    let add = |out: &mut Values, text: &str| {
        let text = Values::one(Value::Str(text.into()));
        *out = operator::binary(BinaryOp::Add, out, &text);
    };
    while let Some(at) = rest.find(['%', '{']) {
        let (before, tail) = rest.split_at(at);
        add(&mut out, before);
        let end = if tail.starts_with('{') {
            tail.find('}').map(|end| end + 1)
        } else {
            let directive = tail.get(1..).unwrap_or_default();
            directive.find(|c: char| c.is_ascii_alphabetic() || c == '%').map(|end| end + 2)
        };
        let Some(end) = end else { break };
        let directive = tail.get(..end).unwrap_or_default();
        let inner = directive.trim_matches(['{', '}', '%']);
        let index = inner.split([':', ',', '!']).next().unwrap_or_default().parse().ok();
        let named = args.iter().find(|arg| arg.name.as_deref() == Some(inner));
        let at = index.filter(|_| directive.starts_with('{')).unwrap_or(next);
        next += 1;
        match named.or_else(|| args.get(at)) {
            Some(arg) => {
                let value = interpreter.spelled(&textual(interpreter, &arg.values));
                out = operator::binary(BinaryOp::Add, &out, &value);
            }
            None => return Values::not_modelled("a format with a missing argument"),
        }
        rest = tail.get(end..).unwrap_or_default();
    }
    add(&mut out, rest);
    out
}
