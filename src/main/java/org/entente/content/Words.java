package org.entente.content;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.entente.values.RichText;
import org.entente.values.Slug;

/** What a content says in one language. Each type nests its own subclass, even when it adds nothing. */
@MappedSuperclass
public abstract class Words {
  @Convert(converter = Converters.OfSlug.class)
  @Column(name = "slug")
  @Field(filterable = true)
  Slug slug;

  @NotBlank(groups = Submitted.class)
  @Size(max = 300)
  @Field(filterable = true, sortable = true, searchable = true)
  String title;

  @Size(max = 2000)
  @Field(searchable = true)
  String summary;

  @Convert(converter = Converters.OfRichText.class)
  @Field(searchable = true)
  RichText body;

  public String title() {
    return title;
  }

  public Slug slug() {
    return slug;
  }

  /** Gives the address its last part; only the desk does so, when a person has not. */
  public void slug(Slug chosen) {
    slug = chosen;
  }

  public String summary() {
    return summary;
  }

  public RichText body() {
    return body;
  }
}
