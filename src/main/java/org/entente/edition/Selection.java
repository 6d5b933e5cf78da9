package org.entente.edition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which members of an object were asked by {@code fields}; a selection without members means the whole value. */
public final class Selection {
  private final Map<String, Selection> members = new LinkedHashMap<>();

  Selection() {}

  /** Adds a dotted path. A whole value asked beside one of its parts stays whole. */
  void add(String path) {
    Selection at = this;
    String[] steps = path.split("\\.");
    for (int i = 0; i < steps.length; i++) {
      Selection known = at.members.get(steps[i]);
      if (known != null && known.whole()) {
        return;
      }
      Selection next = known == null ? new Selection() : known;
      if (i == steps.length - 1) {
        next.members.clear();
      }
      at.members.put(steps[i], next);
      at = next;
    }
  }

  /** Whether a part of a rich text was asked for, here or further in. */
  public boolean picksFormsOfText() {
    return members.entrySet().stream().anyMatch(member -> member.getKey().equals(PrintForm.BODY) && !member.getValue().whole()
        || member.getValue().picksFormsOfText());
  }

  /** Whether no part of a member was asked for. */
  public boolean wholeMembersOnly() {
    return members.values().stream().allMatch(Selection::whole);
  }

  public boolean whole() {
    return members.isEmpty();
  }

  /** What was asked of that member; empty when it was not asked. */
  public Optional<Selection> of(String member) {
    return Optional.ofNullable(members.get(member));
  }
}
