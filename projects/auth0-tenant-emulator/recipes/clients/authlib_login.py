"""Logs a user in with Authlib, reads the user's theme, refreshes and revokes the tokens.

Usage: AUTHLIB_INSECURE_TRANSPORT=1 python3 authlib_login.py http://localhost:4400 <client id> <callback>
It prints the URL of the login and waits for the URL of the callback on its input. The variable is
needed without TLS; with TLS set REQUESTS_CA_BUNDLE to the file of --tls-cert instead.
"""

import sys
from urllib.parse import quote

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session

origin, client_id, callback = sys.argv[1:4]
audience = f"{origin}/api/v2/"
client = OAuth2Session(
    client_id,
    redirect_uri=callback,
    scope="openid profile email offline_access read:current_user",
    code_challenge_method="S256",
    token_endpoint_auth_method="none",
)

verifier = generate_token(48)
url, _state = client.create_authorization_url(
    f"{origin}/authorize", audience=audience, code_verifier=verifier
)
print(url, flush=True)

token_url = f"{origin}/oauth/token"
client.fetch_token(
    token_url, authorization_response=sys.stdin.readline().strip(), code_verifier=verifier
)
user = client.get(f"{origin}/userinfo").json()
profile = client.get(f"{audience}users/{quote(user['sub'], safe='')}").json()
print(user["email"], profile["user_metadata"]["theme"], flush=True)

token = client.refresh_token(token_url, client.token["refresh_token"])
revoked = client.post(
    f"{origin}/oauth/revoke",
    data={"client_id": client_id, "token": token["refresh_token"]},
    withhold_token=True,
)
print("revoked", revoked.status_code, flush=True)
