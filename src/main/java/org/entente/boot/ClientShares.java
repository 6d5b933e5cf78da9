package org.entente.boot;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Random;

/**
 * No client has more than a share of the worker threads, whatever it does with them: sending letter by letter, reading not at all.
 * Who has its share waits without a thread. Clients are told apart by address, an IPv6 network counting as one, in a fixed number
 * of places, so that a crowd of addresses fills no memory; the few that meet in a place share.
 */
public class ClientShares implements ServletExtension {
  /** A quarter of the workers of config/secure.cli. */
  private static final int AT_ONCE = 64;
  private static final int WAITING = 4_000;
  private static final int PLACES = 1_024;
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final int FNV_PRIME = 16_777_619;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(Shares::new);
  }

  private static final class Shares implements HttpHandler {
    private final HttpHandler next;
    private final RequestLimit[] places = new RequestLimit[PLACES];
    /** Nobody can choose whom to share with. */
    private final int seed = new Random().nextInt();

    private Shares(HttpHandler next) {
      this.next = next;
      Arrays.setAll(places, place -> new RequestLimit(AT_ONCE, WAITING));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
      places[place(network(exchange.getSourceAddress().getAddress()))].handleRequest(exchange, next);
    }

    private int place(byte[] network) {
      int mixed = seed;
      for (byte part : network) {
        mixed = (mixed ^ part) * FNV_PRIME;
      }
      return (mixed >>> 16 ^ mixed) & PLACES - 1;
    }

    private static byte[] network(InetAddress address) {
      byte[] bytes = address.getAddress();
      return bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES);
    }
  }
}
