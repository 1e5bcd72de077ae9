//! New ids from the browser's source of random bits.

use remit_core::matrix::NewIds;

/// Makes ids of random bits.
pub struct RandomIds;

impl NewIds for RandomIds {
    fn next_bits(&mut self) -> u64 {
        let mut bytes = [0; 8];
        let crypto = web_sys::window().and_then(|window| window.crypto().ok());
        let filled =
            crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
        if filled {
            u64::from_le_bytes(bytes)
        } else {
            // Every browser that runs WebAssembly has the source above. Should one deny it,
            // weaker bits are still better than none: ids are no secrets.
            let weak = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
            (u64::from(weak()) << 32) | u64::from(weak())
        }
    }
}
