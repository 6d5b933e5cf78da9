package org.entente.resilience;

import org.entente.testing.Http;

/** What a server's process holds, by its own figures; when it began tells it from one that was started after it. */
record Vitals(double began, double descriptors, double threads) {
  /** Of what it held before, so much is no leak. */
  private static final double MARGIN = 1.1;

  static Vitals of(Http server) {
    Exposition figures = Exposition.read(server.asLocal().get("api/editorial/v1/metrics").expect(200).text());
    return new Vitals(figures.value("process_start_time_seconds"), figures.value("process_open_fds"), figures.value("jvm_threads_current"));
  }

  /** Whether this is the same process, and it holds hardly more than then. */
  boolean areThoseOf(Vitals then) {
    return began == then.began && descriptors <= then.descriptors * MARGIN && threads <= then.threads * MARGIN;
  }
}
