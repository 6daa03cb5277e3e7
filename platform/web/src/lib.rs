//! Pages: the shell, components, forms, sign-in, permissions, errors, languages, assets.
