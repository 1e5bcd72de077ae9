//! Packs texts into an archive, as office programs do, for tests.

/// An archive of these parts. Nobody checks its checksums.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, bytes)| {
            let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
            (*name, packed, bytes.len() as u32)
        })
        .collect();
    archive(&parts)
}

/// An archive of parts that are packed already, with the sizes that it says they have.
pub fn archive(parts: &[(&str, Vec<u8>, u32)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, packed, size) in parts {
        let at = bytes.len() as u32;
        let mut shared = b"\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
        shared.extend((packed.len() as u32).to_le_bytes());
        shared.extend(size.to_le_bytes());
        shared.extend((name.len() as u16).to_le_bytes());
        shared.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&shared);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&shared);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = bytes.len() as u32;
    let count = (parts.len() as u16).to_le_bytes();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}
