#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| gonogo_fuzz::audit::parse(input));
