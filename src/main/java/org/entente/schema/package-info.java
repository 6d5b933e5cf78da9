/**
 * The map of the model, drawn once at start.
 *
 * <p>Everyone walks descriptors: JSON, validation, search, filters, OpenAPI, import. Only this room reflects. Rooms that serve
 * the public may import {@link org.entente.schema.PublicModel}, {@link org.entente.schema.PublicField} and
 * {@link org.entente.schema.FieldKind} only: for them a private field does not exist.
 */
package org.entente.schema;
