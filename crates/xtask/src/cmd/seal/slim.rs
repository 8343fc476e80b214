//! Takes out of the viewer's wasm what its page never uses, before wasm-opt makes the rest small.
//!
//! * **Messages of panics.** A panic of the viewer traps, and `boot.js` tells the reader in words. The text that the standard
//!   library would format, and the places in the source that it would name, are a twentieth of the wasm. So the functions
//!   that report a panic become traps, which lets wasm-opt drop what is computed for them, and the names of source files
//!   become zeros, which cost nothing on the wire.
//! * **Debug printing.** Only panics and logs of libraries use it: the libraries that the page is made of are linted for that.
//! * **Exports that nothing calls.** Leptos brings classes for streams of servers, which the glue offers to scripts.
//!
//! * **Addresses in tables of texts** that can be foretold; see [`tables`].
//!
//! Needs the section that names the functions, as wasm-bindgen leaves it.

#![allow(clippy::wildcard_enum_match_arm, reason = "a wasm has many kinds of sections, most of which stay as they are")]

mod tables;

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasm_encoder::{
    CodeSection, Encode, ExportKind, ExportSection, Function, Instruction, Module, RawSection, SectionId, StartSection,
};
use wasmparser::{BinaryReader, DataKind, ExternalKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// What the functions are called that report a panic or print for debugging, without the paths of their crates' versions.
const REPORTS: [&str; 16] = [
    "panicking::",
    "unwrap_failed",
    "expect_failed",
    "slice_error_fail",
    "slice_index_fail",
    "len_mismatch_fail",
    "handle_error",
    "handle_alloc_error",
    "capacity_overflow",
    "panic_already",
    "panic_access_error",
    "panic_poisoned",
    "rust_panic",
    "rust_oom",
    "5Debug3fmt",
    "fmt..Debug$GT$3fmt",
];

/// Exports whose names hold this are the streams of servers.
const STREAMS: &str = "intounderlying";

/// A place in the source as the compiler writes it: address and length of the file's name, line, column.
const PLACE: usize = 16;

/// The wasm without all that.
///
/// # Errors
/// When it is no wasm, or one without the names of its functions.
pub(crate) fn slim(wasm: &[u8]) -> Result<Vec<u8>> {
    let seen = look(wasm)?;
    ensure!(!seen.names.is_empty(), "the wasm does not name its functions; help: keep `strip` and `debug` as they are");
    let mut wasm = without_places(wasm, &seen.data);
    // A module has one function that runs first; if this one has it already, its tables stay as they are.
    let tables = if seen.starts { Vec::new() } else { tables::pack(&mut wasm, &seen.data) };
    let mut module = Module::new();
    let (mut code, mut left, mut function) = (CodeSection::new(), 0, seen.imported);
    for payload in Parser::new(0).parse_all(&wasm) {
        match payload? {
            Payload::CodeSectionStart { count, .. } => left = count,
            Payload::CodeSectionEntry(body) => {
                if seen.names.get(&function).is_some_and(|name| reports(name)) {
                    code.function(&trap());
                } else {
                    code.raw(&wasm[body.range()]);
                }
                (function, left) = (function + 1, left - 1);
                if left == 0 {
                    if !tables.is_empty() {
                        code.function(&tables::unpack(&tables));
                    }
                    module.section(&code);
                }
            }
            Payload::ExportSection(exports) => {
                let mut kept = ExportSection::new();
                for export in exports {
                    let export = export?;
                    if !export.name.contains(STREAMS) {
                        kept.export(export.name, kind(export.kind), export.index);
                    }
                }
                module.section(&kept);
                if !tables.is_empty() {
                    module.section(&StartSection { function_index: seen.imported + seen.functions });
                }
            }
            // One more type, of a function without parameters and results, and one more function of it.
            Payload::TypeSection(types) if !tables.is_empty() => {
                let data = longer(&wasm[types.range()], &[0x60, 0, 0])?;
                module.section(&RawSection { id: SectionId::Type.into(), data: &data });
            }
            Payload::FunctionSection(functions) if !tables.is_empty() => {
                let mut kind = Vec::new();
                seen.types.encode(&mut kind);
                let data = longer(&wasm[functions.range()], &kind)?;
                module.section(&RawSection { id: SectionId::Function.into(), data: &data });
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok(module.finish())
}

/// What has to be known of a wasm beforehand.
#[derive(Default)]
struct Seen {
    imported: u32,
    types: u32,
    functions: u32,
    /// Whether a function runs before all others.
    starts: bool,
    names: HashMap<u32, String>,
    /// Where pieces of memory stand in the file, with the address of each.
    data: Vec<(usize, Range<usize>)>,
}

fn look(wasm: &[u8]) -> Result<Seen> {
    let mut seen = Seen::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("this is no wasm")? {
            Payload::ImportSection(imports) => {
                for import in imports {
                    seen.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::TypeSection(types) => {
                for group in types {
                    seen.types += u32::try_from(group?.types().len())?;
                }
            }
            Payload::FunctionSection(functions) => seen.functions = functions.count(),
            Payload::StartSection { .. } => seen.starts = true,
            Payload::DataSection(pieces) => {
                for piece in pieces {
                    let piece = piece?;
                    if let DataKind::Active { offset_expr, .. } = piece.kind
                        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                    {
                        let file = piece.range.end - piece.data.len()..piece.range.end;
                        seen.data.push((usize::try_from(value)?, file));
                    }
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(functions) = name? {
                            for named in functions {
                                let named = named?;
                                seen.names.insert(named.index, named.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(seen)
}

/// A section with one more entry at its end: its count is written anew.
fn longer(section: &[u8], entry: &[u8]) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(section, 0);
    let count = reader.read_var_u32()?;
    let mut longer = Vec::new();
    (count + 1).encode(&mut longer);
    longer.extend_from_slice(&section[reader.original_position()..]);
    longer.extend_from_slice(entry);
    Ok(longer)
}

fn reports(name: &str) -> bool {
    // `AssertUnwindSafe` stands in the names of ordinary futures.
    REPORTS.iter().any(|report| name.contains(report)) && !name.contains("AssertUnwindSafe")
}

fn trap() -> Function {
    let mut function = Function::new([]);
    function.instruction(&Instruction::Unreachable);
    function.instruction(&Instruction::End);
    function
}

fn kind(kind: ExternalKind) -> ExportKind {
    match kind {
        ExternalKind::Func => ExportKind::Func,
        ExternalKind::Table => ExportKind::Table,
        ExternalKind::Memory => ExportKind::Memory,
        ExternalKind::Global => ExportKind::Global,
        ExternalKind::Tag => ExportKind::Tag,
    }
}

/// Four bytes of memory as a number.
fn word(bytes: &[u8], at: usize) -> usize {
    bytes[at..at + 4].iter().rev().fold(0, |word, byte| word << 8 | usize::from(*byte))
}

/// The same bytes with zeros for the places in the source, and for the names of files that they refer to.
fn without_places(wasm: &[u8], data: &[(usize, Range<usize>)]) -> Vec<u8> {
    let in_file = |address: usize, length: usize| {
        data.iter().find_map(|(start, file)| {
            let from = file.start + address.checked_sub(*start)?;
            (from + length <= file.end).then_some(from..from + length)
        })
    };
    let mut slim = wasm.to_vec();
    for (start, file) in data {
        // The compiler aligns them to four bytes of memory.
        let mut at = file.start + start.next_multiple_of(4) - start;
        while at + PLACE <= file.end {
            let [address, length, line, column] = [0, 4, 8, 12].map(|offset| word(wasm, at + offset));
            let plausible = (4..400).contains(&length) && (1..100_000).contains(&line) && (1..500).contains(&column);
            match in_file(address, length).filter(|name| plausible && wasm[name.clone()].ends_with(b".rs")) {
                Some(name) => {
                    slim[name].fill(0);
                    slim[at..at + PLACE].fill(0);
                    at += PLACE;
                }
                None => at += 4,
            }
        }
    }
    slim
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, FunctionSection, MemorySection, MemoryType, NameMap, NameSection,
        TypeSection,
    };

    use super::*;

    /// Two functions, `work` and `core::panicking::panic_fmt`; in memory a file's name, a place in it, and other text.
    fn sample() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0).export("intounderlyingsink_close", ExportKind::Func, 0);
        let mut code = CodeSection::new();
        for _ in 0..2 {
            let mut function = Function::new([]);
            function.instruction(&Instruction::Nop).instruction(&Instruction::End);
            code.function(&function);
        }
        let mut memory = b"src/a.rs".to_vec();
        memory.extend([1024_u32, 8, 120, 7].iter().flat_map(|word| word.to_le_bytes()));
        memory.extend(b"kept/b.rs");
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1024), memory);
        let mut map = NameMap::new();
        map.append(0, "work");
        map.append(1, "core::panicking::panic_fmt");
        let mut names = NameSection::new();
        names.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&memories).section(&exports);
        module.section(&code).section(&data).section(&names);
        module.finish()
    }

    #[test]
    fn reports_of_panics_trap_and_everything_else_stays() {
        let slim = slim(&sample()).expect("a wasm");
        let mut bodies = Vec::new();
        let mut exported = Vec::new();
        for payload in Parser::new(0).parse_all(&slim) {
            match payload.expect("a wasm") {
                Payload::CodeSectionEntry(body) => bodies.push(slim[body.range()].to_vec()),
                Payload::ExportSection(exports) => {
                    exported.extend(exports.into_iter().map(|export| export.expect("a wasm").name.to_owned()));
                }
                _ => {}
            }
        }
        assert_eq!(bodies, [[0, 0x01, 0x0B], [0, 0x00, 0x0B]]);
        assert_eq!(exported, ["main"]);
    }

    #[test]
    fn names_of_files_are_gone_where_a_place_refers_to_them() {
        let slim = slim(&sample()).expect("a wasm");
        let holds = |text: &[u8]| slim.windows(text.len()).any(|window| window == text);
        assert!(!holds(b"src/a.rs") && holds(b"kept/b.rs"));
    }

    #[test]
    fn a_wasm_without_names_is_refused() {
        assert!(slim(&Module::new().finish()).is_err());
        assert!(slim(b"no wasm").is_err());
    }
}
