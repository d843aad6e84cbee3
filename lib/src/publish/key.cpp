#include <fmt/format.h>

#include <cstdlib>
#include <random>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/base/text.hpp"
#include "bearing/publish/publisher.hpp"

namespace bearing {
namespace {

std::string bytes_of(const Sha256Digest& digest) {
    return {digest.begin(), digest.end()};
}

void check_length(std::string_view key, const std::string& where) {
    constexpr std::size_t kLeast = 16;
    if (key.size() < kLeast)
        throw FormatError(
            fmt::format("{} holds {} bytes, too few to be a key; make one of at least {}, such as "
                        "with: openssl rand -hex 32",
                        where, key.size(), kLeast));
}

}  // namespace

std::string hmac_sha256_hex(std::string_view key, std::string_view message) {
    constexpr std::size_t kBlock = 64;
    std::string padded = key.size() > kBlock ? bytes_of(sha256(key)) : std::string(key);
    padded.resize(kBlock, '\0');
    std::string inner = padded, outer = padded;
    for (char& c : inner) c = static_cast<char>(c ^ 0x36);
    for (char& c : outer) c = static_cast<char>(c ^ 0x5c);
    return sha256_hex(outer + bytes_of(sha256(inner + std::string(message))));
}

PublishKey publish_key(const PublishProfile& profile) {
    if (const char* typed = std::getenv("BEARING_PUBLISH_KEY"); typed != nullptr && *typed != '\0') {
        check_length(typed, "BEARING_PUBLISH_KEY");
        return {typed, false};
    }
    if (!profile.key_file.empty()) {
        PublishKey key{std::string(trim(read_file(profile.key_file))), false};
        check_length(key.bytes, profile.key_file.string());
        return key;
    }
    PublishKey key{"", true};
    std::random_device random;
    for (int i = 0; i < 8; ++i) key.bytes += fmt::format("{:08x}", random());
    return key;
}

}  // namespace bearing
