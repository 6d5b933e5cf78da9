package org.entente.hostile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sends what the plan says, one request after the other, and judges each answer. For one thread. */
final class Volley implements AutoCloseable {
  private static final int USES = 40;

  private final Target target;
  private final Tally tally;
  private final Oracle oracle;
  private final Settings settings;
  private final Attacks attacks;
  private final Wire wire;
  private final Judge judge = new Judge();
  private final Map<Operation, Request> prepared = new HashMap<>();
  private final Map<Operation, Integer> used = new HashMap<>();

  Volley(Target target, Oracle oracle, Tally tally, Nasty nasty, long seed) {
    this.target = target;
    this.oracle = oracle;
    this.tally = tally;
    this.settings = new Settings(target);
    this.attacks = new Attacks(nasty, settings.published(), new Dice(seed));
    this.wire = target.wire();
  }

  void send(Plan plan) {
    for (Optional<Plan.Call> next = plan.next(); next.isPresent(); next = plan.next()) {
      Plan.Call call = next.get();
      if (call.sound()) {
        succeed(call.operation());
      } else {
        attack(call.operation(), call.caller().orElseGet(() -> entitled(call.operation())));
      }
    }
  }

  /** Sends a request that must succeed. */
  private void succeed(Operation operation) {
    Person caller = entitled(operation);
    Request request = ready(operation, caller);
    Answer answer = judged(operation, caller, request, wire.sendPatiently(request));
    if (!answer.succeeded()) {
      tally.fault("a sound request was refused", operation, request, answer);
    }
    judge.forbidden(operation, request).ifPresent(reason -> tally.fault("its description forbids a sound request: " + reason, operation, request, answer));
  }

  private void attack(Operation operation, Person caller) {
    Request sound = isAboutItsSession(operation) ? ready(operation, caller) : caller.sending(prepared(operation));
    Request request = attacks.next(operation, sound);
    Answer answer = judged(operation, caller, request, wire.send(request));
    if (answer.succeeded() && !operation.isSafe()) {
      prepared.remove(operation);
    }
  }

  /** The token ends with the session, and reading it can be turned into ending it: each caller needs one that nobody else uses. */
  private static boolean isAboutItsSession(Operation operation) {
    return operation.path().equals(Settings.CURRENT_SESSION);
  }

  /** A request that succeeds, made anew when it has been used up. */
  private Request prepared(Operation operation) {
    if (used.merge(operation, 1, Integer::sum) % USES == 0) {
      prepared.remove(operation);
    }
    return prepared.computeIfAbsent(operation, one -> ready(one, entitled(one)));
  }

  /** Accounts are somebody else's, so that nobody ends their own session. */
  private Request ready(Operation operation, Person caller) {
    return settings.ready(operation, caller, operation.path().startsWith(Settings.ROOT + "/accounts"));
  }

  private Person entitled(Operation operation) {
    if (operation.ownOnlyExceptFor().isPresent()) {
      return target.person("admin");
    }
    return target.people().stream().filter(person -> person.may(operation) && (person.holds("AUTHOR") || !person.holds("ADMIN")))
        .findFirst().orElseGet(() -> target.person("admin"));
  }

  private Answer judged(Operation operation, Person caller, Request request, Answer answer) {
    boolean plain = request.method().equals(operation.method()) && request.isAt(operation.path());
    Optional<String> forbidden = plain ? judge.forbidden(operation, request) : Optional.empty();
    tally.count(operation, caller, answer, forbidden.isPresent());
    String asked = plain ? operation.id() : request.method() + " like " + operation;
    oracle.faults(plain ? Optional.of(operation) : Optional.empty(), request, answer).forEach(fault -> tally.fault(fault, asked, request, answer));
    if (answer.succeeded()) {
      forbidden.ifPresent(reason -> tally.fault("accepted: " + reason, operation, request, answer));
    }
    return answer;
  }

  @Override
  public void close() {
    wire.close();
  }
}
