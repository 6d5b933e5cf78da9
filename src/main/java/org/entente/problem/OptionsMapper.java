package org.entente.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.spi.DefaultOptionsMethodException;

/**
 * {@code OPTIONS} is a method like another that an address does not take: RESTEasy would tell the methods of everything to
 * everybody who has signed in. The delivery API, which is open, answers it before. RESTEasy throws this because web.xml says so.
 */
@Provider
@ApplicationScoped
public class OptionsMapper implements ExceptionMapper<DefaultOptionsMethodException> {
  @Override
  public Response toResponse(DefaultOptionsMethodException asked) {
    return UnexpectedMapper.refusal(405, UnexpectedMapper.allowed(asked.getResponse())).map(ProblemMapper::answer).orElseThrow();
  }
}
