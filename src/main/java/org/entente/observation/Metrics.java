package org.entente.observation;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.observation.Figures.Moment;
import org.entente.settings.Environment;
import org.jboss.logging.Logger;

/**
 * Every figure the server shows, by its name; {@code docs/monitoring.md} says what each means. What needs the database is read
 * at most once a second, and left out while the database is away.
 */
@ApplicationScoped
public class Metrics {
  static final String DELIVERY = "delivery";
  private static final List<String> DOORS = List.of(DELIVERY, "editorial", "other");
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
  private static final Logger LOG = Logger.getLogger(Metrics.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  @Inject
  Figures figures;

  @Inject
  DatabaseProbe database;

  @Inject
  Editions editions;

  @Inject
  Environment environment;

  @Inject
  Clock clock;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  // Exemplars would keep a thread that outlives the application, and with it all that was ever deployed.
  private final Counter answers = Counter.builder().name("entente_answers").labelNames("door", "status").withoutExemplars()
      .help("Answers given, by door and class of status.").register(registry);
  private final Counter unchanged = Counter.builder().name("entente_answers_not_modified").labelNames("door").withoutExemplars()
      .help("Answers that the caller held already (304).").register(registry);
  private final Counter ready = Counter.builder().name("entente_answers_ready").withoutExemplars()
      .help("Answers to readers that were given again without being made.").register(registry);
  private final Histogram times = Histogram.builder().name("entente_answer").unit(Unit.SECONDS).labelNames("door").classicOnly().withoutExemplars()
      .classicUpperBounds(0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10).help("How long answers took.").register(registry);
  private final Map<String, DoorMetrics> doors = DOORS.stream()
      .collect(Collectors.toMap(Function.identity(), door -> new DoorMetrics(door, answers, unchanged, ready, times)));
  /** Not the bean itself: CDI's proxy is another object. */
  private final Object turn = new Object();
  private Optional<Moment> moment = Optional.empty();

  @PostConstruct
  void name() {
    Info.builder().name("entente_build").help("What runs here.").labelNames("version").register(registry)
        .addLabelValues(Optional.ofNullable(Metrics.class.getPackage().getImplementationVersion()).orElse("unknown"));
    ofTheNode();
    ofTheLedgers();
    ofTheOffice();
    PhysicalConnections.show(registry);
    JvmMemoryMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    JvmBufferPoolMetrics.builder().register(registry);
    JvmRuntimeInfoMetric.builder().register(registry);
    ProcessMetrics.builder().register(registry);
  }

  private void ofTheNode() {
    gauge("entente_database_up", "1 while the database answers.", value -> value.call(database.isThere() ? 1 : 0));
    gauge("entente_database_writable", "1 while the database takes writes.", value -> value.call(database.isWritable() ? 1 : 0));
    gauge("entente_edition_open", "1 while readers are answered.", value -> value.call(editions.isOpen() ? 1 : 0));
    gauge("entente_edition_number", "The number of the log that readers see.", value -> edition().ifPresent(value::call));
    gauge("entente_pool_limit", "Connections to the database at most.",
        value -> value.call(environment.text("ENTENTE_DB_POOL").map(Integer::parseInt).orElse(20)));
  }

  private void ofTheLedgers() {
    ofMoment("entente_log_head", "The last number of the publication log.", now -> now.log().sequence());
    gauge("entente_edition_lag", "Entries of the log that readers do not see yet.", value -> moment.ifPresent(
        now -> edition().ifPresent(number -> value.call(Math.max(0, now.log().sequence() - number)))));
    ofMoment("entente_audit_head", "The last seal of the audit.", now -> now.audit().number());
    ofMoment("entente_audit_unsealed_age_seconds", "How long the oldest unsealed row of the audit has waited.",
        now -> age(now, now.oldestUnsealed()));
    chain("entente_log_chain", "The end of the publication log's chain.", value -> moment.ifPresent(
        now -> value.call(1, String.valueOf(now.log().sequence()), now.log().chain())));
    chain("entente_audit_chain", "The end of the audit's chain.", value -> moment.ifPresent(
        now -> value.call(1, String.valueOf(now.audit().number()), now.audit().chain())));
    gauge("entente_verified_at_seconds", "When everything was last verified; absent before the first time.",
        value -> moment.flatMap(now -> now.verification().at()).ifPresent(at -> value.call(at.getEpochSecond())));
    gauge("entente_verified_sound", "1 if the last verification found nothing.",
        value -> moment.map(Moment::verification).filter(last -> last.at().isPresent())
            .ifPresent(last -> value.call(last.isSound() ? 1 : 0)));
  }

  private void ofTheOffice() {
    ofMoment("entente_held", "1 while a restored copy is held: nothing is sent, nothing scheduled runs.", now -> now.held() ? 1 : 0);
    ofMoment("entente_mails_waiting", "Mails that wait for the relay, or for their next attempt.", now -> now.post().waiting());
    ofMoment("entente_mails_given_up", "Mails of the last 400 days that could not be delivered.", now -> now.post().givenUp());
    GaugeWithCallback.builder().name("entente_queue_size").labelNames("state").help("Texts that wait in a state.")
        .callback(value -> moment.ifPresent(now -> now.piles().forEach(pile -> value.call(pile.size(), pile.state().name()))))
        .register(registry);
    GaugeWithCallback.builder().name("entente_queue_oldest_seconds").labelNames("state")
        .help("How long the text that waits longest in a state has waited.")
        .callback(value -> moment.ifPresent(
            now -> now.piles().forEach(pile -> value.call(age(now, pile.oldest()), pile.state().name()))))
        .register(registry);
  }

  /** Of the answers to readers. */
  public DoorMetrics delivery() {
    return door(DELIVERY);
  }

  /** Of the answers that went through a door. */
  DoorMetrics door(String name) {
    return doors.get(name);
  }

  /** All figures as they stand, in Prometheus' text format. */
  byte[] text() {
    synchronized (turn) {
      look();
      ByteArrayOutputStream text = new ByteArrayOutputStream(16_384);
      try {
        writer.write(text, registry.scrape());
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return text.toByteArray();
    }
  }

  private void look() {
    if (moment.filter(last -> last.at().plus(FRESH).isAfter(clock.instant())).isPresent()) {
      return;
    }
    moment = Optional.empty();
    if (database.isWritable()) {
      try {
        moment = Optional.of(figures.read());
      } catch (Exception away) {
        LOG.debugf("No figures from the database: %s", away);
      }
    }
  }

  private Optional<Long> edition() {
    if (!editions.isOpen()) {
      return Optional.empty();
    }
    try (Edition edition = editions.current()) {
      return Optional.of(edition.number());
    }
  }

  private static double age(Moment now, Optional<Instant> since) {
    return since.map(at -> Math.max(0, Duration.between(at, now.at()).toMillis() / 1e3)).orElse(0.0);
  }

  private void ofMoment(String name, String help, ToDoubleFunction<Moment> read) {
    gauge(name, help, value -> moment.ifPresent(now -> value.call(read.applyAsDouble(now))));
  }

  private void gauge(String name, String help, Consumer<GaugeWithCallback.Callback> read) {
    GaugeWithCallback.builder().name(name).help(help).callback(read).register(registry);
  }

  private void chain(String name, String help, Consumer<GaugeWithCallback.Callback> read) {
    GaugeWithCallback.builder().name(name).labelNames("number", "chain").help(help).callback(read).register(registry);
  }
}
