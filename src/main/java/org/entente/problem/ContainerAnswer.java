package org.entente.problem;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the container refuses before any resource is reached becomes a problem too, never its own page. */
final class ContainerAnswer extends HttpServletResponseWrapper {
  ContainerAnswer(HttpServletResponse answer) {
    super(answer);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    sendError(status);
  }

  @Override
  public void sendError(int status) throws IOException {
    if (isCommitted()) {
      return;
    }
    Problem problem = UnexpectedMapper.refusal(status, List.of())
        .orElseGet(() -> UnexpectedMapper.refusal(status < 500 ? 400 : 503, List.of()).orElseThrow());
    resetBuffer();
    setStatus(status);
    setContentType(ProblemJson.MEDIA_TYPE);
    setHeader("Cache-Control", "no-store");
    getOutputStream().write(ProblemJson.bytes(problem.slug(), status, problem.getMessage(), Map.of()));
    flushBuffer();
  }
}
