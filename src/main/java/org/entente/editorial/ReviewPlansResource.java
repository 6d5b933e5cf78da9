package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.entente.problem.Parameters;
import org.entente.schema.ContentTypes;
import org.entente.workflow.ReviewPlans;

/** Who approves texts of which type: known before any text exists. */
@RequestScoped
@Path("/api/editorial/v1/review-plans")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewPlansResource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Inject
  ContentTypes types;

  @Inject
  ReviewPlans plans;

  @Context
  UriInfo uri;

  /** {@code {"data":[{"type":"visits","stages":[{"role":"PROTOCOL","people":1},…]},…]}}, a line for every type. */
  @GET
  public String list() {
    Parameters.of(uri.getQueryParameters()).known();
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    types.all().forEach(type -> {
      ArrayNode stages = data.addObject().put("type", type.name()).putArray("stages");
      plans.of(type.name()).stages().forEach(stage ->
          stages.addObject().put("role", stage.role().name()).put("people", stage.people()));
    });
    return answer.toString();
  }
}
