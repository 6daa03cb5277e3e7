//! What is counted, in Prometheus's text form at `/metrics`: requests by status class, and how long
//! they took. No counts of people: how much somebody uses the product is nobody's business.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

use crate::Vitals;

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Class {
    status: u16,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Part {
    part: &'static str,
}

/// The counters.
pub struct Metrics {
    registry: Registry,
    parts: Family<Part, Gauge>,
    requests: Family<Class, Counter>,
    seconds: Histogram,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("gongfang");
        let requests = Family::<Class, Counter>::default();
        let seconds = Histogram::new(exponential_buckets(0.0005, 2.0, 14));
        let parts = Family::<Part, Gauge>::default();
        registry.register("part_up", "Parts that may be unwell by themselves: 1 is well", parts.clone());
        registry.register("http_requests", "Requests answered, by status", requests.clone());
        registry.register("http_request_seconds", "Time to the answer", seconds.clone());
        Self { registry, parts, requests, seconds }
    }
}

impl Metrics {
    pub(crate) fn request(&self, status: u16, took: Duration) {
        self.requests.get_or_create(&Class { status }).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    /// Everything in Prometheus's text form.
    pub fn text(&self, vitals: Option<&Vitals>) -> String {
        for part in vitals.into_iter().flat_map(|vitals| &vitals.0) {
            self.parts.get_or_create(&Part { part: part.name() }).set(i64::from(part.well()));
        }
        let mut out = String::new();
        if let Err(error) = encode(&mut out, &self.registry) {
            tracing::error!(%error, "metrics cannot be written");
        }
        out
    }
}
