import { QrCode } from '../ui/qr/qr-code.tsx'

/** The secret of an authenticator app that an answer holds, for the camera of a real one. */
export function AppPicture({ body }: { readonly body: string }) {
  const address = /"url":\s*"(otpauth:\/\/[^"\\]+)"/.exec(body)?.[1]
  if (address === undefined) return null
  return (
    <div className="mt-2 flex items-center gap-3 rounded-control border p-2">
      <QrCode text={address} label="The secret as a QR code" className="size-28 shrink-0" />
      <p className="text-12 text-text-2">
        Scan it with an authenticator app, as your users do; or go on without a telephone: the next
        endpoint, which confirms the app, can fill in the code.
      </p>
    </div>
  )
}
