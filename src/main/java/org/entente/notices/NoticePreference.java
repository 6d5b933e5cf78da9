package org.entente.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.editorial.Occasion;

/** Which notices a person wants by mail: all of them, until they say otherwise. */
@Entity
@Table(name = "notice_preference")
public class NoticePreference {
  @Id
  @Column(name = "account_id")
  UUID account;

  @Column(name = "mail")
  boolean mail = true;

  /** Words, so that a kind that is no more is passed over. */
  @Column(name = "without")
  String without = "";

  protected NoticePreference() {}

  NoticePreference(UUID account) {
    this.account = account;
  }

  boolean wants(Occasion kind) {
    return mail && !without().contains(kind);
  }

  /** The kinds that are not sent. */
  Set<Occasion> without() {
    Set<String> words = Set.of(without.split(" "));
    return Arrays.stream(Occasion.values()).filter(kind -> words.contains(kind.word()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Occasion.class)));
  }

  void without(Collection<Occasion> kinds) {
    without = kinds.stream().sorted().map(Occasion::word).collect(Collectors.joining(" "));
  }
}
