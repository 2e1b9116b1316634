package dev.caesura.cli.health;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a service. */
public final class ServiceConverter implements ITypeConverter<URI> {

    @Override
    public URI convert(String value) {
        try {
            URI address = new URI(value.strip());
            if (address.getHost() != null
                    && String.valueOf(address.getScheme()).startsWith("http")) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw wrong(value);
        }
        throw wrong(value);
    }

    private static TypeConversionException wrong(String value) {
        return new TypeConversionException(
                "write an address such as http://127.0.0.1:8080, not '" + value + "'");
    }
}
