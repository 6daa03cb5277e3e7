//! Workers' needs: where the thread begins.
