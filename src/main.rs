//! Starts the app. There is nothing to run outside a browser.

fn main() {
    #[cfg(target_arch = "wasm32")]
    remit_app::start();
    #[cfg(not(target_arch = "wasm32"))]
    println!("Remit runs in a browser. `cargo xtask serve` builds it and says where it is.");
}
