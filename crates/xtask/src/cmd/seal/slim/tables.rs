//! Tables of texts, which are mostly addresses: written as what cannot be foretold.
//!
//! A table of names (that of HTML's entities has 2,125) is a row of pairs, the address of a text and its length. The compiler
//! lays texts that were not seen before one after the other, so most addresses are where the text before ended. Those
//! become zeros, which cost nothing on the wire; a function that runs before anything else puts them back.

use std::ops::Range;

use super::word;
use wasm_encoder::{BlockType, Function, Instruction, MemArg, ValType};

/// An address and a length, four bytes each.
const PAIR: usize = 8;
/// Shorter rows are not worth it.
const LEAST: usize = 256;
/// Longer texts are no names.
const LONGEST: usize = 64;

/// Turns the addresses of tables that can be foretold into zeros. `data` are the pieces of memory: address, and place in
/// `wasm`. Returns where the tables are in memory.
pub(super) fn pack(wasm: &mut [u8], data: &[(usize, Range<usize>)]) -> Vec<Range<usize>> {
    let texts = |address: usize, length: usize| {
        data.iter().any(|(start, file)| address >= *start && address + length <= start + file.len())
    };
    let mut tables = Vec::new();
    for (start, file) in data {
        let first = file.start + start.next_multiple_of(4) - start;
        let mut at = first;
        while at + PAIR <= file.end {
            let pairs = (at..)
                .step_by(PAIR)
                .take_while(|pair| {
                    pair + PAIR <= file.end && {
                        let (address, length) = (word(wasm, *pair), word(wasm, pair + 4));
                        (1..=LONGEST).contains(&length) && texts(address, length)
                    }
                })
                .count();
            if pairs >= LEAST {
                let mut end = 0;
                for pair in (at..at + pairs * PAIR).step_by(PAIR) {
                    let (address, length) = (word(wasm, pair), word(wasm, pair + 4));
                    if address == end {
                        wasm[pair..pair + 4].fill(0);
                    }
                    end = end.max(address + length);
                }
                let address = start + (at - file.start);
                tables.push(address..address + pairs * PAIR);
            }
            at += if pairs >= LEAST { pairs * PAIR } else { 4 };
        }
    }
    tables
}

/// The function that puts the addresses of tables back.
pub(super) fn unpack(tables: &[Range<usize>]) -> Function {
    // Where the pair is, where the texts so far end, and the address at hand.
    const PLACE: u32 = 0;
    const END: u32 = 1;
    const TEXT: u32 = 2;
    let load = |offset| Instruction::I32Load(MemArg { offset, align: 2, memory_index: 0 });
    let number = |number: usize| Instruction::I32Const(i32::try_from(number).unwrap_or(i32::MAX));
    let mut function = Function::new([(3, ValType::I32)]);
    for table in tables {
        let steps = [
            number(table.start),
            Instruction::LocalSet(PLACE),
            number(0),
            Instruction::LocalSet(END),
            Instruction::Loop(BlockType::Empty),
            // A zero stands for where the texts so far end.
            Instruction::LocalGet(PLACE),
            load(0),
            Instruction::LocalTee(TEXT),
            Instruction::I32Eqz,
            Instruction::If(BlockType::Empty),
            Instruction::LocalGet(PLACE),
            Instruction::LocalGet(END),
            Instruction::LocalTee(TEXT),
            Instruction::I32Store(MemArg { offset: 0, align: 2, memory_index: 0 }),
            Instruction::End,
            Instruction::LocalGet(TEXT),
            Instruction::LocalGet(PLACE),
            load(4),
            Instruction::I32Add,
            Instruction::LocalTee(TEXT),
            Instruction::LocalGet(END),
            Instruction::I32GtU,
            Instruction::If(BlockType::Empty),
            Instruction::LocalGet(TEXT),
            Instruction::LocalSet(END),
            Instruction::End,
            Instruction::LocalGet(PLACE),
            number(PAIR),
            Instruction::I32Add,
            Instruction::LocalTee(PLACE),
            number(table.end),
            Instruction::I32LtU,
            Instruction::BrIf(0),
            Instruction::End,
        ];
        for step in steps {
            function.instruction(&step);
        }
    }
    function.instruction(&Instruction::End);
    function
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_follow_become_zeros_and_others_stay() {
        // 300 texts of three bytes at 1000; the table begins at 2000 and refers to the first text twice.
        let mut memory = vec![b'x'; 1000];
        let mut addresses: Vec<u32> = (0..300).map(|index| 1000 + 3 * index).collect();
        addresses.insert(5, 1000);
        for address in &addresses {
            memory.extend([*address, 3].iter().flat_map(|word| word.to_le_bytes()));
        }
        let before = memory.clone();
        let data = [(1000, 0..memory.len())];
        let tables = pack(&mut memory, &data);
        assert_eq!(tables, [Range { start: 2000, end: 2000 + 301 * PAIR }]);
        let kept: Vec<usize> = (0..301).filter(|pair| word(&memory, 1000 + pair * PAIR) != 0).collect();
        assert_eq!(kept, [0, 5]);
        // What the function does, in Rust.
        let mut end = 0;
        for pair in (1000..memory.len()).step_by(PAIR) {
            if word(&memory, pair) == 0 {
                memory[pair..pair + 4].copy_from_slice(&u32::try_from(end).expect("small").to_le_bytes());
            }
            end = end.max(word(&memory, pair) + word(&memory, pair + 4));
        }
        assert_eq!(memory, before);
    }

    #[test]
    fn a_short_row_is_left_alone() {
        let mut memory = vec![b'x'; 1000];
        for _ in 0..LEAST - 1 {
            memory.extend([1000_u32, 3].iter().flat_map(|word| word.to_le_bytes()));
        }
        let before = memory.clone();
        assert!(pack(&mut memory, &[(1000, 0..before.len())]).is_empty());
        assert_eq!(memory, before);
    }
}
