package org.entente.hostile;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.testing.TestRun;

/** One operation after the other, by everybody, on own, foreign and unknown objects, under every spelling. For one thread. */
final class Matrix implements AutoCloseable {
  /** What an address may answer under another spelling instead of what it answers under its own. */
  private static final Set<Integer> NO_SUCH_ADDRESS = Set.of(400, 404, 405);
  private static final Pattern CONTENT = Pattern.compile("^(" + Settings.ROOT + "/[a-z-]+/[0-9a-f-]{36})(/.*)?$");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Target target;
  private final Oracle oracle;
  private final Tally tally;
  private final Settings settings;
  private final Wire wire;

  /** What the description promises for a request that has no other fault. */
  private enum Decision {
    DONE, UNAUTHENTICATED, FORBIDDEN, HIDDEN;

    boolean isKeptBy(Answer answer) {
      return this == DONE ? answer.succeeded() : answer.status() == status();
    }

    private int status() {
      return switch (this) {
        case DONE -> 200;
        case UNAUTHENTICATED -> 401;
        case FORBIDDEN -> 403;
        case HIDDEN -> 404;
      };
    }
  }

  Matrix(Target target, Oracle oracle, Tally tally) {
    this.target = target;
    this.oracle = oracle;
    this.tally = tally;
    this.settings = new Settings(target);
    this.wire = target.wire();
  }

  void walk(Operation operation) {
    boolean aboutOne = operation.parameters("path").stream().anyMatch(parameter -> Set.of("id", "accountId", "noticeId").contains(parameter.name()));
    for (Person caller : target.people()) {
      if (Settings.canOwn(operation, caller)) {
        own(operation, caller);
      }
      if (aboutOne) {
        foreign(operation, caller);
      }
    }
  }

  private static Decision decision(Operation operation, Person caller, boolean owns) {
    if (operation.isOpen()) {
      return Decision.DONE;
    }
    if (caller.isAnonymous()) {
      return Decision.UNAUTHENTICATED;
    }
    boolean hidden = !owns && operation.ownOnlyExceptFor().filter(exempt -> exempt.stream().noneMatch(caller::holds)).isPresent();
    return hidden ? Decision.HIDDEN : caller.may(operation) ? Decision.DONE : Decision.FORBIDDEN;
  }

  /** An object of the caller's own, or none at all. */
  private void own(Operation operation, Person caller) {
    Decision described = decision(operation, caller, true);
    Request plain = settings.ready(operation, caller, false);
    Optional<String> before = version(plain);
    if (described != Decision.DONE || operation.isSafe()) {
      spellings(operation, caller).forEach(one -> spelled(operation, caller, one.getKey(), one.getValue().apply(plain)));
    }
    Answer answer = sent(operation, caller, plain, Optional.of(operation), described != Decision.DONE);
    expect(described.isKeptBy(answer), described + " is described", operation, caller, plain, answer);
    expect(described == Decision.DONE || version(plain).equals(before), "refused, but the content has changed", operation, caller, plain, answer);
  }

  /** All of them of a stranger and in a full run; else a quarter, another one for each operation and person. */
  private Stream<Map.Entry<String, UnaryOperator<Request>>> spellings(Operation operation, Person caller) {
    int turn = target.operations().indexOf(operation) + target.people().indexOf(caller);
    return TestRun.part(Spelling.all().entrySet(), caller.isAnonymous() ? 1 : 4, turn);
  }

  /** Somebody else's object, and one that never was: where the first is hidden, nothing tells them apart. */
  private void foreign(Operation operation, Person caller) {
    Decision described = decision(operation, caller, false);
    Request plain = settings.ready(operation, caller, true);
    Request unknown = plain.targeting(path -> ID.matcher(path).replaceFirst(UUID.randomUUID().toString()));
    Answer toUnknown = sent(operation, caller, unknown, Optional.of(operation), true);
    Decision ofUnknown = described == Decision.UNAUTHENTICATED ? described : Decision.HIDDEN;
    expect(ofUnknown.isKeptBy(toUnknown) || lacksTheRole(operation, caller, toUnknown), "what never was", operation, caller, unknown, toUnknown);
    Answer answer = sent(operation, caller, plain, Optional.of(operation), described != Decision.DONE);
    expect(described.isKeptBy(answer) || described == Decision.HIDDEN && lacksTheRole(operation, caller, answer),
        described + " is described for what is somebody else's", operation, caller, plain, answer);
    expect(described != Decision.HIDDEN || answer.shown().equals(toUnknown.shown()), "hidden, but not like what never was (" + toUnknown + ")",
        operation, caller, plain, answer);
  }

  /** Whoever may not do it to anything is told so, whatever stands there. */
  private static boolean lacksTheRole(Operation operation, Person caller, Answer answer) {
    return !caller.may(operation) && answer.status() == 403;
  }

  /** Another spelling decides as the plain one does, or is none: never does it lead further. */
  private void spelled(Operation operation, Person caller, String name, Request request) {
    boolean sameMethod = request.method().equals(operation.method());
    Optional<Operation> asked = sameMethod ? Optional.of(operation) : withMethod(operation, request.method());
    Decision described = asked.map(one -> decision(one, caller, true)).orElse(isPreflight(request) ? Decision.DONE : Decision.HIDDEN);
    Answer answer = sent(operation, caller, request, Optional.empty(), described != Decision.DONE);
    boolean incomplete = !sameMethod && answer.status() >= 400;
    expect(described.isKeptBy(answer) || NO_SUCH_ADDRESS.contains(answer.status()) || incomplete,
        name + " decides otherwise than " + described, operation, caller, request, answer);
  }

  /** Whatever anybody asks of the delivery API, pages of other sites may ask first whether they may. */
  private static boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS") && request.path().startsWith("/api/v1");
  }

  /** What another method does at the same address. */
  private Optional<Operation> withMethod(Operation operation, String method) {
    String read = method.equals("HEAD") ? "GET" : method;
    return target.operations().stream().filter(one -> one.id().equals(read + " " + operation.path())).findFirst();
  }

  /** The version of the content that an address is about, if it is about one. */
  private Optional<String> version(Request request) {
    Matcher content = CONTENT.matcher(request.path());
    return content.matches() ? settings.find(content.group(1)) : Optional.empty();
  }

  private Answer sent(Operation operation, Person caller, Request request, Optional<Operation> described, boolean mustNot) {
    Answer answer = wire.sendPatiently(request);
    tally.count(operation, caller, answer, mustNot);
    oracle.faults(described, request, answer).forEach(fault -> tally.fault(fault, operation, request, answer));
    return answer;
  }

  private void expect(boolean holds, String otherwise, Operation operation, Person caller, Request request, Answer answer) {
    if (!holds) {
      tally.fault(otherwise, operation + " by " + caller + " " + caller.roles() + ", open to " + operation.roles(), request, answer);
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
