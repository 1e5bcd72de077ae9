#![no_main]

use libfuzzer_sys::fuzz_target;
use remit_import::Format;

fuzz_target!(|bytes: &[u8]| remit_fuzz::target(bytes, Some(Format::Workbook)));
