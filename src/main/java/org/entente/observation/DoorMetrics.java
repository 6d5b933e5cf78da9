package org.entente.observation;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is counted of the answers that go through one door. Each figure is found by its labels once: to find it for each answer
 * takes a list that is made, hashed and compared.
 */
public final class DoorMetrics {
  private static final int NOT_MODIFIED = 304;

  private final String door;
  private final Counter answers;
  private final Map<Integer, CounterDataPoint> classes = new ConcurrentHashMap<>();
  private final CounterDataPoint unchanged;
  private final Counter ready;
  private final DistributionDataPoint times;

  DoorMetrics(String door, Counter answers, Counter unchanged, Counter ready, Histogram times) {
    this.door = door;
    this.answers = answers;
    // From the start: a figure that begins with its first event cannot be watched for going up from nothing.
    this.unchanged = unchanged.labelValues(door);
    this.ready = ready;
    this.times = times.labelValues(door);
  }

  /** An answer went out that was ready. */
  public void answeredAtOnce(int status, Duration took) {
    ready.inc();
    answered(status, took);
  }

  /** An answer went out. */
  public void answered(int status, Duration took) {
    classes.computeIfAbsent(status / 100, hundreds -> answers.labelValues(door, hundreds + "xx")).inc();
    if (status == NOT_MODIFIED) {
      unchanged.inc();
    }
    times.observe(took.toNanos() / 1e9);
  }
}
