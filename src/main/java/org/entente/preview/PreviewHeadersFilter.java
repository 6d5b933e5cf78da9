package org.entente.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** No answer of the preview, refusals too, is stored by anybody or listed by a robot, or says anything by which it could be kept. */
@Provider
@ApplicationScoped
public class PreviewHeadersFilter implements ContainerResponseFilter {
  private static final List<String> PREVIEW = List.of("api", "preview", "v1");
  /** What delivery says for those who keep its answers. */
  private static final List<String> FOR_KEEPERS = List.of(HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED, HttpHeaders.VARY, "Surrogate-Key");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<String> path = request.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).filter(step -> !step.isEmpty())
        .limit(PREVIEW.size()).toList();
    if (path.equals(PREVIEW)) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.keySet().removeAll(FOR_KEEPERS);
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
      headers.putSingle("X-Robots-Tag", "noindex, nofollow, noarchive");
    }
  }
}
