package org.entente.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.entente.content.Content;

/** The one mapping between working copies and JSON, walked along the descriptors: no type has a mapper of its own. */
public final class ContentJson {
  private final ContentTypes types;

  public ContentJson(ContentTypes types) {
    this.types = types;
  }

  /** Every field, internal ones too: {@code {"type","id", facts…, "words":{"fr":{…}}}}; absent stays absent. */
  public ObjectNode write(Content content) {
    return JsonForm.of(content, types.named(content.type()));
  }

  /** The words of one language as {@link #write} writes them; empty if it has none. */
  public Optional<ObjectNode> words(Content content, Locale locale) {
    return Optional.ofNullable(content.words().get(locale)).map(words -> JsonForm.words(types.named(content.type()), words));
  }

  /** Merges facts and words; refuses with every fault at its JSON pointer. */
  public void merge(Content content, ObjectNode patch, Neighbours neighbours) {
    new MergePatch(types.named(content.type()), types.locales(), neighbours).apply(content, patch);
  }

  /** Takes every fact out, internal ones too. */
  public void clearFacts(Content content) {
    types.named(content.type()).facts().forEach(field -> MergePatch.clear(field, content));
  }

  /** Merges the words of one language. */
  public void mergeWords(Content content, Locale locale, ObjectNode patch, Neighbours neighbours) {
    new MergePatch(types.named(content.type()), types.locales(), neighbours).applyWords(content, locale, patch);
  }
}
