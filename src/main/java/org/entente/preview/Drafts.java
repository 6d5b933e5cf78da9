package org.entente.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.publishing.Press;
import org.entente.publishing.Proof;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;

/** Working copies on their way to the press, as a publication of today would send them there. */
@ApplicationScoped
class Drafts {
  @Inject
  ContentTypes types;

  @Inject
  Revisions revisions;

  @Inject
  PublicationLog log;

  @Inject
  Press press;

  /** The newest text of a variant, set; empty when there is none. What it lacks, the print lacks. */
  @Transactional
  public Optional<Proof> proof(Previewed what) {
    String tag = what.locale().toLanguageTag();
    return types.find(what.type()).flatMap(type -> revisions.of(what.id(), 1, Integer.MAX_VALUE).stream().findFirst()
        .flatMap(newest -> text(newest).filter(text -> text.path("type").asText().equals(type.name()) && text.path("words").has(tag))
            .map(text -> set(type, what, newest.number(), PublicForm.of(type, text, what.locale())))));
  }

  private static Optional<ObjectNode> text(Revision revision) {
    return revision.json().filter(json -> !revision.action().equals(Revision.REDACT));
  }

  private Proof set(TypeDescriptor type, Previewed what, int revision, PublicForm form) {
    Optional<Publication> before = Optional.ofNullable(log.last(what.id()).get(what.locale()));
    // A text without a title has no address yet but its id.
    String slug = form.json().path("slug").asText(what.id().toString());
    return Proof.print(new Publication.Place(what.id(), type.name(), what.locale(), slug), revision, before, before.isEmpty(),
        press.set(type, what.id(), what.locale(), form), Optional.empty());
  }
}
