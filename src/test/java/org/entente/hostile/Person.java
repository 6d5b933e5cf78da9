package org.entente.hostile;

import java.util.Set;

/** Somebody who sends requests; the anonymous one has no token. */
record Person(String name, Set<String> roles, String token) {
  static final Person ANONYMOUS = new Person("anonymous", Set.of(), null);

  boolean isAnonymous() {
    return token == null;
  }

  boolean holds(String role) {
    return roles.contains(role);
  }

  /** Whether the description lets this person call the operation. */
  boolean may(Operation operation) {
    return operation.isOpen()
        || !isAnonymous() && (operation.isForEverybody() || operation.roles().stream().anyMatch(this::holds)
            || operation.roles().isEmpty() && name.equals("local"));
  }

  Request sending(Request request) {
    return isAnonymous() ? request.without("Authorization") : request.with("Authorization", "Bearer " + token);
  }

  @Override
  public String toString() {
    return name;
  }
}
