package org.entente.content;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Where a link leads: an address on the web, or a content of this installation; exactly one of the two. */
@Embeddable
public class LinkTarget {
  @Column(name = "target_url")
  String url;

  @Column(name = "target_type")
  String type;

  @Column(name = "target_id")
  UUID id;

  protected LinkTarget() {}

  public static LinkTarget to(URI address) {
    LinkTarget target = new LinkTarget();
    target.url = address.toString();
    return target;
  }

  public static LinkTarget to(AnyReference reference) {
    LinkTarget target = new LinkTarget();
    target.type = reference.type();
    target.id = reference.id();
    return target;
  }

  public Optional<String> url() {
    return Optional.ofNullable(url);
  }

  public Optional<AnyReference> reference() {
    return Optional.ofNullable(id).map(target -> new AnyReference(type, target));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkTarget target && Objects.equals(url, target.url) && Objects.equals(id, target.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(url, id);
  }
}
