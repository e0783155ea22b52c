//! Declarators: `*name[16]`, `(*name)(int)`, which wrap the name in what is done to it.

use tree_sitter::Node;

use crate::lower::{children, field};

/// A declarator taken apart.
#[derive(Default)]
pub(in crate::language) struct Declared<'t> {
    /// The name.
    pub(in crate::language) name: Option<Node<'t>>,
    /// Where a function is declared rather than a pointer to one: its declarator.
    pub(in crate::language) function: Option<Node<'t>>,
    /// The length of the first dimension of an array, where it has one.
    pub(in crate::language) length: Option<Node<'t>>,
    /// Declares an array.
    pub(in crate::language) is_array: bool,
    /// Declares a pointer or a reference.
    pub(in crate::language) is_pointer: bool,
}

/// What stands closest to the name decides what it is.
pub(in crate::language) fn declared(declarator: Node<'_>) -> Declared<'_> {
    let mut out = Declared::default();
    let mut node = declarator;
    loop {
        match node.kind() {
            "function_declarator" | "abstract_function_declarator" => {
                out = Declared { function: Some(node), ..out };
            }
            "array_declarator" | "abstract_array_declarator" => {
                out = Declared {
                    is_array: true,
                    length: field(node, "size").filter(|size| size.is_named()),
                    function: None,
                    ..out
                };
            }
            "pointer_declarator"
            | "pointer_type_declarator"
            | "reference_declarator"
            | "abstract_pointer_declarator"
            | "abstract_reference_declarator" => {
                out = Declared { is_pointer: true, function: None, ..out };
            }
            "parenthesized_declarator"
            | "abstract_parenthesized_declarator"
            | "attributed_declarator"
            | "variadic_declarator" => {}
            _ => {
                out.name = Some(node);
                return out;
            }
        }
        let inner = field(node, "declarator").or_else(|| {
            children(node).into_iter().find(|child| {
                child.kind().ends_with("declarator") || child.kind().ends_with("identifier")
            })
        });
        match inner {
            Some(inner) => node = inner,
            None => return out,
        }
    }
}
