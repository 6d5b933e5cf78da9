package org.entente.values;

/** A place on the earth in WGS 84 degrees. */
public record Point(double lat, double lon) {
  public Point {
    if (!(lat >= -90 && lat <= 90)) {
      throw new Malformed("the latitude " + lat + " is not between -90 and 90; are latitude and longitude swapped?");
    }
    if (!(lon >= -180 && lon <= 180)) {
      throw new Malformed("the longitude " + lon + " is not between -180 and 180");
    }
  }

  /** Reads {@code 48.8566,2.3522}. */
  public static Point parse(String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 2) {
        return new Point(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
      }
    } catch (NumberFormatException notANumber) {
      // told below, together with the wrong number of parts
    }
    throw new Malformed("'" + text + "' is no point; write latitude,longitude in degrees (48.8566,2.3522)");
  }

  @Override
  public String toString() {
    return lat + "," + lon;
  }
}
