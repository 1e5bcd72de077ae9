//! The sections of a WebAssembly file.

use anyhow::{Result, bail};

/// The file without what only linkers read. The app is compiled with it so that it can be
/// split; in a program that is not split it is dead weight, and wasm-opt cannot cope with it.
pub fn without_relocations(file: &[u8]) -> Result<Vec<u8>> {
    const HEAD: usize = 8;
    const CUSTOM: u8 = 0;
    let Some((head, mut rest)) = file.split_at_checked(HEAD) else { bail!("It is cut off") };
    let mut kept = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let (length, body) = number(after)?;
        let Some((section, next)) = body.split_at_checked(length) else { bail!("It is cut off") };
        let of_linkers = || {
            let (length, name) = number(section)?;
            let name = name.get(..length).unwrap_or_default();
            Ok::<bool, anyhow::Error>(name == b"linking" || name.starts_with(b"reloc."))
        };
        if *kind != CUSTOM || !of_linkers()? {
            kept.extend_from_slice(&rest[..rest.len() - next.len()]);
        }
        rest = next;
    }
    Ok(kept)
}

/// Reads a number of seven bits a byte, the lowest first, and returns what follows as well.
fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0_usize;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[at + 1..]));
        }
    }
    bail!("It has a number that does not end")
}

#[cfg(test)]
mod tests {
    use super::without_relocations;

    fn section(kind: u8, body: &[u8]) -> Vec<u8> {
        let length = u8::try_from(body.len()).unwrap_or_default();
        [&[kind, length], body].concat()
    }

    #[test]
    fn what_linkers_read_goes_and_the_rest_stays() {
        let head = b"\0asm\x01\0\0\0".to_vec();
        let code = section(10, b"code");
        let name = section(0, b"\x04name...");
        let linking = section(0, b"\x07linking...");
        let reloc = section(0, b"\x0areloc.CODE...");
        let file = [head.clone(), code.clone(), linking, name.clone(), reloc].concat();
        assert_eq!(without_relocations(&file).ok(), Some([head, code, name].concat()));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for file in [&b"\0asm"[..], b"\0asm\x01\0\0\0\x0a\x09abc", b"\0asm\x01\0\0\0\x0a\xff"] {
            assert!(without_relocations(file).is_err(), "{file:?}");
        }
    }
}
