package org.entente.rules.broken.editorial;

import jakarta.ws.rs.core.UriInfo;

public class HiddenDoor {
  UriInfo uri;
}
