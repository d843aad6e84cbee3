#include "bearing/base/sha256.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include "bearing/base/error.hpp"

namespace bearing {

std::string sha256_hex(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr))
        throw Error("SHA-256 is not available in the installed OpenSSL; install libssl3");
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

}  // namespace bearing
