package dev.caesura.service.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Says where a setting is written. */
final class Places {

    private Places() {}

    /** The place of a setting, such as {@code sender.yml:12}, {@code environment}. */
    static String of(PropertySource<?> source, String name) {
        if (source instanceof SystemEnvironmentPropertySource) {
            return "environment";
        }
        if (source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            return "system property";
        }
        if (source.getName().equals("commandLineArgs")) {
            return "command line";
        }
        Origin origin = OriginLookup.getOrigin(source, name);
        return origin == null ? source.getName() : of(origin, source.getName());
    }

    /** Whether a setting is written in one of the files that somebody named to Caesura. */
    static boolean isInSettingsFile(PropertySource<?> source, String name) {
        TextResourceOrigin text = text(OriginLookup.getOrigin(source, name));
        return text != null && text.getResource() instanceof SettingsFile;
    }

    private static String of(Origin origin, String otherwise) {
        TextResourceOrigin text = text(origin);
        if (text == null || text.getResource() == null) {
            return otherwise;
        }
        String line = text.getLocation() == null ? "" : ":" + (text.getLocation().getLine() + 1);
        return name(text.getResource()) + line;
    }

    private static @Nullable TextResourceOrigin text(@Nullable Origin origin) {
        for (Origin one = origin; one != null; one = one.getParent()) {
            if (one instanceof TextResourceOrigin text) {
                return text;
            }
        }
        return null;
    }

    private static String name(Resource resource) {
        Resource file =
                resource instanceof org.springframework.boot.origin.OriginTrackedResource tracked
                        ? tracked.getResource()
                        : resource;
        if (file instanceof FileSystemResource onDisk) {
            return onDisk.getPath();
        }
        return file.getFilename() == null ? file.getDescription() : file.getFilename();
    }
}
