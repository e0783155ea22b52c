//! A unit as text, for snapshots: one statement per line with the line it stands on.

use std::fmt::Write;

use crate::ir::{Arg, Expr, ExprId, Function, FunctionKind, Param, Stmt, Sym, TypeDecl, Unit};

/// The whole unit. Functions follow in the order they were lowered; `#n` refers to one.
pub(crate) fn dump(unit: &Unit) -> String {
    let mut out = String::new();
    if !unit.text(unit.package).is_empty() {
        _ = writeln!(out, "package {}", unit.text(unit.package));
    }
    for import in &unit.imports {
        _ = writeln!(out, "import {} = {}", unit.text(import.local), unit.text(import.path));
    }
    for (index, ty) in unit.types.iter().enumerate() {
        type_decl(unit, index, ty, &mut out);
    }
    for (index, function) in unit.functions.iter().enumerate() {
        function_text(unit, index, function, &mut out);
    }
    if !unit.syntax_errors.is_empty() {
        _ = writeln!(out, "syntax errors: {:?}", unit.syntax_errors);
    }
    out.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn type_decl(unit: &Unit, index: usize, ty: &TypeDecl, out: &mut String) {
    let supers: Vec<_> = ty.supers.iter().map(|name| unit.text(*name)).collect();
    let outer = ty.outer.map_or(String::new(), |outer| format!(" in type#{}", outer.0));
    let name = unit.text(ty.name);
    _ = writeln!(out, "{}: type#{index} {name}({}){outer}", ty.line, supers.join(", "));
    for field in &ty.fields {
        let kind = match (field.is_static, field.is_final) {
            (true, true) => "const",
            (true, false) => "static",
            (false, true) => "final",
            (false, false) => "field",
        };
        let ty = typed(unit, field.ty);
        let init = field.init.map_or(String::new(), |init| format!(" = {}", expr(unit, init)));
        _ = writeln!(out, "  {}: {kind} {}{ty}{init}", field.line, unit.text(field.name));
    }
}

fn function_text(unit: &Unit, index: usize, function: &Function, out: &mut String) {
    let kind = match function.kind {
        FunctionKind::Module => "module",
        FunctionKind::Free => "fn",
        FunctionKind::Method => "method",
        FunctionKind::Static => "static",
        FunctionKind::Constructor => "constructor",
        FunctionKind::StaticInitializer => "static initializer",
        FunctionKind::InstanceInitializer => "instance initializer",
        FunctionKind::Lambda => "lambda",
    };
    _ = write!(out, "{}: {kind} #{index}", function.line);
    if let Some(owner) = function.owner {
        _ = write!(out, " type#{}", owner.0);
    }
    if let Some(outer) = function.outer {
        _ = write!(out, " in #{}", outer.0);
    }
    let params: Vec<_> = function.params.iter().map(|param| param_text(unit, param)).collect();
    let receiver = function.receiver.map_or(String::new(), |name| format!("{} ", unit.text(name)));
    let returns = typed(unit, function.returns);
    let name = unit.text(function.name);
    _ = writeln!(out, " {name}({receiver}| {}){returns}", params.join(", "));
    statements(unit, &function.body, 1, out);
}

fn param_text(unit: &Unit, param: &Param) -> String {
    let dots = if param.variadic { "..." } else { "" };
    let default = param.default.map_or(String::new(), |value| format!(" = {}", expr(unit, value)));
    format!("{dots}{}{}{default}", unit.text(param.name), typed(unit, param.ty))
}

fn typed(unit: &Unit, ty: Option<Sym>) -> String {
    ty.map_or(String::new(), |ty| format!(": {}", unit.text(ty)))
}

fn statements(unit: &Unit, list: &[Stmt], depth: usize, out: &mut String) {
    for stmt in list {
        statement(unit, stmt, depth, out);
    }
}

fn statement(unit: &Unit, stmt: &Stmt, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let nested = |list: &[Stmt], out: &mut String| statements(unit, list, depth + 1, out);
    match stmt {
        Stmt::Expr(value) => _ = writeln!(out, "{indent}{}", line(unit, *value)),
        Stmt::Declare { name, ty, value } => {
            let value = value.map_or(String::new(), |value| format!(" = {}", line(unit, value)));
            _ = writeln!(out, "{indent}let {}{}{value}", unit.text(*name), typed(unit, *ty));
        }
        Stmt::Assign { target, value } => {
            _ = writeln!(out, "{indent}{} = {}", expr(unit, *target), line(unit, *value));
        }
        Stmt::If { condition, then, otherwise } => {
            _ = writeln!(out, "{indent}if {}", line(unit, *condition));
            nested(then, out);
            if !otherwise.is_empty() {
                _ = writeln!(out, "{indent}else");
                nested(otherwise, out);
            }
        }
        Stmt::Loop { binding, iterable, condition, body } => {
            let part = |name: &str, id: &Option<ExprId>| {
                id.map_or(String::new(), |id| format!(" {name} {}", expr(unit, id)))
            };
            let (binding, iterable) = (part("for", binding), part("in", iterable));
            let condition = part("while", condition);
            _ = writeln!(out, "{indent}loop{binding}{iterable}{condition}");
            nested(body, out);
        }
        Stmt::Switch { subject, arms } => {
            _ = writeln!(out, "{indent}switch {}", line(unit, *subject));
            for (patterns, body) in arms {
                _ = writeln!(out, "{indent}case {}", list_text(unit, patterns));
                nested(body, out);
            }
        }
        Stmt::Return(value) => _ = writeln!(out, "{indent}return {}", optional(unit, *value)),
        Stmt::Throw(value) => _ = writeln!(out, "{indent}throw {}", optional(unit, *value)),
        Stmt::Break => _ = writeln!(out, "{indent}break"),
        Stmt::Continue => _ = writeln!(out, "{indent}continue"),
        Stmt::Try { body, handlers, finally } => {
            _ = writeln!(out, "{indent}try");
            nested(body, out);
            for handler in handlers {
                _ = writeln!(out, "{indent}catch");
                nested(handler, out);
            }
            if !finally.is_empty() {
                _ = writeln!(out, "{indent}finally");
                nested(finally, out);
            }
        }
        Stmt::Block(body) => {
            _ = writeln!(out, "{indent}block");
            nested(body, out);
        }
    }
}

fn optional(unit: &Unit, value: Option<ExprId>) -> String {
    value.map_or(String::new(), |value| line(unit, value))
}

fn line(unit: &Unit, id: ExprId) -> String {
    format!("{}  @{}", expr(unit, id), unit.line(id))
}

fn list_text(unit: &Unit, items: &[ExprId]) -> String {
    items.iter().map(|item| expr(unit, *item)).collect::<Vec<_>>().join(", ")
}

fn arg_text(unit: &Unit, arg: &Arg) -> String {
    let dots = if arg.spread { "..." } else { "" };
    let name = arg.name.map_or(String::new(), |name| format!("{}: ", unit.text(name)));
    format!("{name}{dots}{}", expr(unit, arg.value))
}

fn args_text(unit: &Unit, args: &[Arg]) -> String {
    args.iter().map(|arg| arg_text(unit, arg)).collect::<Vec<_>>().join(", ")
}

fn expr(unit: &Unit, id: ExprId) -> String {
    let sub = |id: &ExprId| expr(unit, *id);
    match unit.expr(id) {
        Expr::Str(text) => format!("{:?}", unit.text(*text)),
        Expr::Int(value) => value.to_string(),
        Expr::Bool(value) => value.to_string(),
        Expr::Null => "null".to_owned(),
        Expr::Name(name) => unit.text(*name).to_owned(),
        Expr::This => "this".to_owned(),
        Expr::Super => "super".to_owned(),
        Expr::Path(path) => format!("<{}>", unit.text(*path)),
        Expr::Member { object, name } => format!("{}.{}", sub(object), unit.text(*name)),
        Expr::Index { object, index } => format!("{}[{}]", sub(object), sub(index)),
        Expr::Call { callee, args } => format!("{}({})", sub(callee), args_text(unit, args)),
        Expr::New { ty, args, fields } => {
            let fields = args_text(unit, fields);
            format!("new {}({}){{{fields}}}", sub(ty), args_text(unit, args))
        }
        Expr::Binary { op, left, right } => format!("({} {op:?} {})", sub(left), sub(right)),
        Expr::Cast { value, ty } => format!("{} as {}", sub(value), unit.text(*ty)),
        Expr::Reference(value) => format!("&{}", sub(value)),
        Expr::Is { value, types } => {
            let types: Vec<&str> = types.iter().map(|ty| unit.text(*ty)).collect();
            format!("{} is {}", sub(value), types.join("|"))
        }
        Expr::Unary { op, value } => format!("{op:?}({})", sub(value)),
        Expr::Conditional { condition, then, otherwise } => {
            format!("({} ? {} : {})", sub(condition), sub(then), sub(otherwise))
        }
        Expr::Match { subject, arms } => {
            let arm = |(patterns, value): &(Vec<ExprId>, ExprId)| {
                format!("{} => {}", list_text(unit, patterns), sub(value))
            };
            let arms: Vec<_> = arms.iter().map(arm).collect();
            format!("match {} {{ {} }}", sub(subject), arms.join("; "))
        }
        Expr::List(items) => format!("[{}]", list_text(unit, items)),
        Expr::Sized(length) => format!("sized({})", sub(length)),
        Expr::Map(pairs) => {
            let pairs: Vec<_> =
                pairs.iter().map(|(key, value)| format!("{}: {}", sub(key), sub(value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        Expr::Template(parts) => format!("template({})", list_text(unit, parts)),
        Expr::Lambda(function) => format!("lambda #{}", function.0),
        Expr::Assign { target, value } => format!("({} = {})", sub(target), sub(value)),
        Expr::Block(body, value) => {
            let mut text = String::new();
            statements(unit, body, 0, &mut text);
            format!("{{ {}; {} }}", text.trim_end().replace('\n', "; "), sub(value))
        }
        Expr::Unknown(why) => format!("?<{why}>"),
    }
}
