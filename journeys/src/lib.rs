//! People walking through the product, over HTTP and in Chromium.
