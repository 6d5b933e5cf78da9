package org.entente.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.entente.content.AnyReference;
import org.entente.content.Content;

/**
 * How links in JSON find what they mean.
 *
 * @param find the content a written reference names ({@code {"id"}}, {@code {"slug"}}, a unique name); throws
 *     {@link org.entente.values.Malformed} when there is none or it is not the only one
 * @param load a stand-in for that content, to be set on a typed relation
 */
public record Neighbours(BiFunction<FieldDescriptor, JsonNode, AnyReference> find, Function<AnyReference, Content> load) {}
